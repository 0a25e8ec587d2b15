import { Checkbox, Tag, Textfield } from '@digdir/designsystemet-react';
import { ClockDashedIcon, ExclamationmarkTriangleIcon, PlusIcon } from '@navikt/aksel-icons';
import { useState } from 'react';
import { studioTexts as say } from '../../../texts/studio';
import { folded } from '../../parts/options';
import { temaName } from '../../parts/temas';
import { useRecords, useTemas } from '../../parts/useNames';
import type { ScreenProps } from '../../screens';
import { Page } from '../../shell/Page';
import { StudioLink } from '../../shell/StudioLink';
import { Waiting } from '../../shell/Waiting';
import type { RecordKind, RecordSummary } from '../../wire';
import { isoDay } from '../tema/newTema';
import { attentionOf, canBeMade, isKind, KINDS, type Attention } from './kinds';

/** The records of one kind of content. */
export function RecordListScreen({ params }: ScreenProps) {
  const kind = isKind(params.kind) ? params.kind : 'answers';
  return (
    <Page
      title={say.content.kinds[kind]}
      lead={<p>{say.content.leads[kind]}</p>}
      actions={
        canBeMade(kind) && (
          <StudioLink
            href={`/studio/nytt/${kind}`}
            className="ds-button"
            data-variant="primary"
            data-testid="new-record"
          >
            <PlusIcon aria-hidden />
            {say.content.one[kind]}
          </StudioLink>
        )
      }
      back={<KindTabs kind={kind} />}
    >
      <RecordTable kind={kind} />
    </Page>
  );
}

function KindTabs({ kind }: { kind: RecordKind }) {
  return (
    <nav className="kind-tabs" aria-label={say.content.kindsLabel}>
      <ul>
        {KINDS.map((one) => (
          <li key={one}>
            <StudioLink href={`/studio/innhold/${one}`} aria-current={one === kind ? 'page' : undefined}>
              {say.content.kinds[one]}
            </StudioLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function RecordTable({ kind }: { kind: RecordKind }) {
  const records = useRecords(kind);
  const temas = useTemas();
  const [search, setSearch] = useState('');
  const [onlyAttention, setOnlyAttention] = useState(false);
  if (records.value === null) return <Waiting of={records} />;
  const today = isoDay(new Date());
  const all = records.value.records;
  const shown = all.filter(
    (record) =>
      folded(`${record.title} ${record.id} ${record.intent ?? ''} ${record.owner ?? ''}`).includes(
        folded(search),
      ) &&
      (!onlyAttention || attentionOf(record, today) !== null),
  );
  const hasTema = all.some((record) => record.intent !== null && record.intent !== record.id);
  const hasDates = all.some((record) => record.checked !== null || record.expires !== null);
  const hasExpiry = all.some((record) => record.expires !== null);
  const hasOwner = all.some((record) => record.owner !== null);
  const nameOf = (intent: string) => temaName(temas.value?.intents ?? null, intent);
  return (
    <>
      {all.length > 1 && (
        <search className="list-tools">
          <Textfield
            label={say.content.search}
            type="search"
            data-testid="record-search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          {hasDates && (
            <Checkbox
              label={say.content.onlyAttention}
              checked={onlyAttention}
              onChange={(event) => setOnlyAttention(event.target.checked)}
            />
          )}
        </search>
      )}
      <p role="status" className="list-count">
        {all.length === 0
          ? say.content.nothing
          : shown.length === 0
            ? say.content.none
            : say.content.found(shown.length)}
      </p>
      {shown.length > 0 && (
        <div className="table-frame">
          <table className="table">
            <caption className="sr-only">{say.content.kinds[kind]}</caption>
            <thead>
              <tr>
                <th scope="col">{say.content.title}</th>
                {hasTema && <th scope="col">{say.content.tema}</th>}
                {hasOwner && <th scope="col">{say.content.owner}</th>}
                {hasDates && (
                  <>
                    <th scope="col">{say.content.checked}</th>
                    {hasExpiry && <th scope="col">{say.content.expires}</th>}
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map((record) => (
                <tr key={record.id}>
                  <RecordName kind={kind} record={record} />
                  {hasTema && <td>{record.intent === null ? '' : nameOf(record.intent)}</td>}
                  {hasOwner && <td>{record.owner}</td>}
                  {hasDates && (
                    <>
                      <td>
                        <Dated day={record.checked} flag={oldOnly(attentionOf(record, today))} />
                      </td>
                      {hasExpiry && (
                        <td>
                          <Dated day={record.expires} flag={expiryOnly(attentionOf(record, today))} />
                        </td>
                      )}
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.some((record) => attentionOf(record, today) === 'old') && (
        <p className="footnote">
          «{say.content.old}»: {say.content.oldHelp}
        </p>
      )}
    </>
  );
}

function RecordName({ kind, record }: { kind: RecordKind; record: RecordSummary }) {
  return (
    <th scope="row">
      <StudioLink href={`/studio/innhold/${kind}/${encodeURIComponent(record.id)}`}>
        {record.title}
      </StudioLink>
      <span className="table__sub">{record.id}</span>
      {record.changed && (
        <Tag data-size="sm" data-color="accent">
          {say.changed}
        </Tag>
      )}
    </th>
  );
}

const oldOnly = (attention: Attention | null) => (attention === 'old' ? attention : null);
const expiryOnly = (attention: Attention | null) => (attention === 'old' ? null : attention);

const FLAGS = {
  expired: { text: say.content.expired, color: 'danger' },
  expires_soon: { text: say.content.expiresSoon, color: 'warning' },
  old: { text: say.content.old, color: 'warning' },
} as const;

function Dated({ day, flag }: { day: string | null; flag: Attention | null }) {
  if (day === null) return null;
  return (
    <>
      <span className="nowrap">{new Date(day).toLocaleDateString('nb-NO')}</span>
      {flag !== null && (
        <Tag data-size="sm" data-color={FLAGS[flag].color}>
          {flag === 'expired' ? <ExclamationmarkTriangleIcon aria-hidden /> : <ClockDashedIcon aria-hidden />}
          {FLAGS[flag].text}
        </Tag>
      )}
    </>
  );
}
