export const languageIds = ['ko', 'en'] as const

export type LanguageId = (typeof languageIds)[number]
