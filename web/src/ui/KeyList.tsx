/** Keys, and what each of them does. */
export function KeyList({ keys }: { keys: readonly { keys: string; text: string }[] }) {
  return (
    <dl className="keys">
      {keys.map((one) => (
        <div key={one.keys}>
          <dt>
            <kbd>{one.keys}</kbd>
          </dt>
          <dd>{one.text}</dd>
        </div>
      ))}
    </dl>
  );
}
