import { en } from './en/pack.ts'
import type { LanguageId } from './ids.ts'
import { ko } from './ko/pack.ts'
import type { LanguagePack } from './language.ts'

export const languages: { [Id in LanguageId]: LanguagePack & { id: Id } } = { ko, en }

export const allLanguages: readonly LanguagePack[] = Object.values(languages)

/** The language where nothing says which one. */
export const defaultLanguage = ko
