/** When the editor last sent something or got an answer: long work waits for a pause, so that it delays no answer. */
export class Activity {
  private last = performance.now()

  /** Something was sent or answered. */
  happens(): void {
    this.last = performance.now()
  }

  /** Resolves once nothing has happened for some time, in milliseconds. */
  async pause(time: number): Promise<void> {
    const left = () => this.last + time - performance.now()
    while (left() > 0) await new Promise((done) => setTimeout(done, left()))
  }
}
