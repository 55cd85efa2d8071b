/** A file as its text: as Vite has it, by which the tests are run, and as esbuild.config.js does it. */
declare module '*?raw' {
  const text: string
  export default text
}
