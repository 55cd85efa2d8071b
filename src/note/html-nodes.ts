import type { DefaultTreeAdapterTypes } from 'parse5'

export type HtmlNode = DefaultTreeAdapterTypes.Node

/** Calls `visitor` for a node and all nodes below it, with their parents. No recursion: a tree may be very deep. */
export function visitHtml(root: HtmlNode, visitor: (node: HtmlNode, parent: HtmlNode | undefined) => void): void {
  const waiting: [HtmlNode, HtmlNode | undefined][] = [[root, undefined]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, parent] = next
    visitor(node, parent)
    const below: HtmlNode[] = 'childNodes' in node ? [...node.childNodes].reverse() : []
    // The content of `<template>` is not among its children.
    if ('content' in node) below.push(node.content)
    for (const child of below) waiting.push([child, node])
  }
}
