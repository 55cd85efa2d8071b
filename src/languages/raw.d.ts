/** The text of a file. Vitest and esbuild.config.js implement the `?raw` import. */
declare module '*?raw' {
  const text: string
  export default text
}
