/** What the YAML library says of a broken text, and how we say it. The rare rest stays as the library has it. */
const reasons: readonly [RegExp, string][] = [
  [/^A block sequence may not be used as an implicit map key/, '`key:`가 있어야 할 자리에 `-`가 있습니다.'],
  [/^Map keys must be unique/, '같은 키가 두 번 나옵니다.'],
  [/^Missing closing (['"])quote/, '닫는 따옴표(`$1`)가 없습니다.'],
  [/^Flow (?:map|sequence) .*end with a (\S)/, '닫는 괄호 `$1`가 없거나 들여쓰기가 모자랍니다.'],
  [/^Flow end indicator should be more indented.*/, '괄호 안의 들여쓰기가 모자랍니다.'],
  [/^Block collections are not allowed within.*/, '괄호 안에 쉼표가 빠졌거나 줄을 잘못 나누었습니다.'],
  [/^Tabs are not allowed.*/, '탭으로 들여썼습니다. 공백으로 들여써야 합니다.'],
  [/^Nested mappings are not allowed.*/, '한 줄에 `:`이 두 번 나오거나 들여쓰기가 맞지 않습니다.'],
  [/^Implicit (?:map )?keys .*/, '`key: value` 형식이 아닌 줄이 있습니다.'],
  [/^All (?:mapping|sequence) items must .*/, '들여쓰기가 위의 줄과 맞지 않습니다.'],
  [/^Sequence item without - indicator/, '목록에 `-`로 시작하지 않는 줄이 있습니다.'],
  [/^Block scalar header .*: (.+)/, '`|`나 `>` 뒤에 다른 글이 있습니다: `$1`.'],
  [/^Block scalar .*/, '여러 줄에 걸친 글의 들여쓰기가 모자랍니다.'],
  [/^Plain value cannot start with .*?(\S+)$/, '따옴표 없는 값은 `$1`로 시작할 수 없습니다.'],
  [/^Missing , .*/, '쉼표가 빠졌습니다.'],
  [/^Missing space after :.*/, '`:` 뒤에 공백이 없습니다.'],
  [/^Comments must be separated .*/, '`#` 앞에 공백이 없습니다.'],
  [/^Invalid escape sequence (.+)/, '큰따옴표 안에 쓸 수 없는 `$1` 표시가 있습니다.'],
  [/^Unresolved alias .*: (.*)/, '`*$1`에 맞는 `&$1` 표시가 앞에 없습니다.'],
  [/^Alias cannot be an empty string/, '`*`로 시작하는 값은 따옴표로 감싸야 합니다.'],
  [/^Unresolved tag: (.+)/, '쓸 수 없는 태그 `$1` 표시가 있습니다.'],
  [/^Source contains multiple documents.*/, '`---`로 나뉜 부분이 둘 이상입니다.'],
  [/^Unexpected .*: "(.+)"$/, '여기에 쓸 수 없는 `$1` 기호가 있습니다.'],
  [/^Unexpected block-seq-ind .*/, '`key:`와 같은 줄에 `-`가 있습니다.'],
  [/^Not a YAML token: (.+)/, '여기에 쓸 수 없는 글이 있습니다: `$1`.'],
  [/^Unexpected .*/, '여기에 쓸 수 없는 글이 있습니다.'],
]

/** Why a text is not YAML, in Korean. */
export function yamlReason(reason: string): string {
  return reasons.reduce((text, [pattern, words]) => text.replace(pattern, words), reason)
}
