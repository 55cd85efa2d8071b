/**
 * The absolute path of a file of this package.
 * @param path relative to the package's folder
 */
export function packageFile(path: string): URL {
  // One folder up, both from this file and from the bundle.
  return new URL(`../${path}`, import.meta.url)
}
