/**
 * Where a file of this package is.
 * @param path relative to the package's folder
 */
export function packageFile(path: string): URL {
  // One folder up from this file, and from the bundle that it becomes a part of.
  return new URL(`../${path}`, import.meta.url)
}
