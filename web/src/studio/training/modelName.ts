import { modelTexts } from '../../texts/studioModels';

// As bot/train.py names what it trained, in UTC.
const NAMED = /^veiviser-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-/;

/** Which model it is, after «modellen»: «fra 26. november 2026 kl. 06.32»; its id, when that doesn't tell. */
export function whichModel(id: string): string {
  const [, year, month, day, hour, minute, second] = NAMED.exec(id) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at.getTime())) return id;
  const date = at.toLocaleDateString('nb-NO', { day: 'numeric', month: 'long', year: 'numeric' });
  const time = at.toLocaleTimeString('nb-NO', { hour: '2-digit', minute: '2-digit' });
  return modelTexts.models.fromTime(date, time.replace(':', '.'));
}

/** What people call a model: «Modell fra 26. november 2026 kl. 06.32». */
export const modelName = (id: string): string => modelTexts.models.name(whichModel(id));
