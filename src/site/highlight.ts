import type { ElementContent } from 'hast'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import dart from 'highlight.js/lib/languages/dart'
import diff from 'highlight.js/lib/languages/diff'
import dockerfile from 'highlight.js/lib/languages/dockerfile'
import go from 'highlight.js/lib/languages/go'
import graphql from 'highlight.js/lib/languages/graphql'
import groovy from 'highlight.js/lib/languages/groovy'
import http from 'highlight.js/lib/languages/http'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import makefile from 'highlight.js/lib/languages/makefile'
import markdown from 'highlight.js/lib/languages/markdown'
import nginx from 'highlight.js/lib/languages/nginx'
import php from 'highlight.js/lib/languages/php'
import properties from 'highlight.js/lib/languages/properties'
import python from 'highlight.js/lib/languages/python'
import r from 'highlight.js/lib/languages/r'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import scss from 'highlight.js/lib/languages/scss'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'

/** In characters. Longer code is shown in one colour. */
const MAX_LENGTH = 20_000

const web = { css, graphql, http, javascript, json, php, scss, typescript, xml, yaml }
const programs = { c, cpp, csharp, dart, go, groovy, java, kotlin, python, r, ruby, rust, swift }
const others = { bash, diff, dockerfile, ini, makefile, markdown, nginx, properties, sql }
const lowlight = createLowlight({ ...web, ...programs, ...others })
// Names that people write after a fence, beside those that a language brings along.
lowlight.registerAlias({ bash: ['shell', 'console'], sql: ['mysql', 'postgresql'], xml: ['vue'], json: ['json5'] })

/**
 * Marks up code by classes such as `hljs-keyword`.
 * @param name of the language, as after a fence
 * @returns undefined for a language that is not known, and for long code
 */
export function highlight(name: string, code: string): ElementContent[] | undefined {
  if (code.length > MAX_LENGTH || !lowlight.registered(name)) return undefined
  return lowlight.highlight(name, code).children as ElementContent[]
}
