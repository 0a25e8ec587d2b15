/** What the loader offers the page it is on. */
interface Window {
  Veiviser?: {
    /** Open the chat; `text` is put into the text field, ready to be changed and sent. */
    open(options?: { text?: string }): void;
    close(): void;
  };
}
