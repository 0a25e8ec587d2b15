/** Tell Rasa YAML from CSV, by the file's name and else by how the text begins. */
export function formatOf(name: string, text: string): 'yaml' | 'csv' {
  if (/\.csv$/i.test(name)) return 'csv';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  const [first = ''] = text.trimStart().split(/\r?\n/);
  return /^"?(text|intent)"?[,;\t]/i.test(first) ? 'csv' : 'yaml';
}
