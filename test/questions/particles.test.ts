import { describe, expect, it } from 'vitest'
import { type Particle, withParticle } from '../../src/languages/ko/particles.ts'
import fc from '../property.ts'

describe('the particle fits the last sound', () => {
  it.each<[string, Particle, string]>([
    // Hangul
    ['토큰', '은', '토큰은'],
    ['캐시', '은', '캐시는'],
    ['모델', '으로', '모델로'],
    ['락', '으로', '락으로'],
    ['캐시', '으로', '캐시로'],
    ['품질', '과', '품질과'],
    ['한계', '이라는', '한계라는'],
    // Latin words, by their Hangul spelling
    ['Transformer', '을', 'Transformer를'],
    ['Python', '은', 'Python은'],
    ['commit', '을', 'commit을'],
    ['lock', '이', 'lock이'],
    ['Spring', '과', 'Spring과'],
    ['timeline', '을', 'timeline을'],
    ['table', '으로', 'table로'],
    ['cache', '을', 'cache를'],
    ['Redis', '은', 'Redis는'],
    ['Kafka', '이', 'Kafka가'],
    ['Java', '으로', 'Java로'],
    ['Raft', '은', 'Raft는'],
    ['GitHub', '을', 'GitHub를'],
    ['Copy-on-Write', '을', 'Copy-on-Write를'],
    // acronyms, read as letters or as words
    ['SQL', '을', 'SQL을'],
    ['TLB', '은', 'TLB는'],
    ['LLM', '이', 'LLM이'],
    ['DNS', '을', 'DNS를'],
    ['WAL', '으로', 'WAL로'],
    ['MVCC', '과', 'MVCC와'],
    ['RAG', '을', 'RAG를'],
    ['JSON', '은', 'JSON은'],
    ['ACID', '을', 'ACID를'],
    ['vLLM', '은', 'vLLM은'],
    ['Best-of-N', '은', 'Best-of-N은'],
    ['Top-k', '을', 'Top-k를'],
    // digits: Sino-Korean, but English after a Latin letter
    ['10', '은', '10은'],
    ['400', '을', '400을'],
    ['1', '으로', '1로'],
    ['2', '은', '2는'],
    ['3', '이', '3이'],
    ['4장', '과', '4장과'],
    ['30%', '을', '30%를'],
    ['S3', '을', 'S3를'],
    ['H1', '은', 'H1은'],
    ['GPT-4', '을', 'GPT-4를'],
    // closing quotes and brackets are not pronounced
    ["'지역성'", '은', "'지역성'은"],
    ['환각(Hallucination)', '이', '환각(Hallucination)이'],
    ['캐시(locality)', '이', '캐시(locality)가'],
    ['“한계”', '을', '“한계”를'],
    ['**품질**', '은', '**품질**은'],
  ])('%s + %s', (word, particle, expected) => {
    expect(withParticle(word, particle)).toBe(expected)
  })

  it('is always one of the pair, never both', () => {
    const particle = fc.constantFrom<Particle>('은', '이', '을', '과', '이라는', '으로')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), particle, (word, name) => {
        const result = withParticle(word, name)
        expect(result.startsWith(word)).toBe(true)
        expect(result.slice(word.length)).toMatch(/^(?:은|는|이|가|을|를|과|와|이라는|라는|으로|로)$/)
      }),
    )
  })

  it('a Hangul syllable with a final consonant takes the closed form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0xac00, max: 0xd7a3 }), (code) => {
        const closed = (code - 0xac00) % 28 !== 0
        expect(withParticle(String.fromCharCode(code), '은').at(-1)).toBe(closed ? '은' : '는')
      }),
    )
  })
})
