/** Links that hold the rule set on view: made, and opened. */
import type { RuleFile } from '../index.ts';
import { sharedFiles, sharedLink, Unshared } from '../share.ts';

export interface SharingHost {
  readonly files: () => readonly RuleFile[];
  readonly receive: (files: readonly RuleFile[]) => Promise<void>;
  readonly say: (text: string) => void;
}

export async function setUpSharing({ files, receive, say }: SharingHost): Promise<void> {
  const told = (error: unknown): void => {
    // A browser may keep the clipboard to itself.
    if (error instanceof Unshared || error instanceof DOMException) say(error.message);
    else throw error;
  };
  const share = async (): Promise<void> => {
    const { link, about } = await sharedLink(location.href.replace(/#.*/, ''), files());
    await navigator.clipboard.writeText(link);
    say(about);
  };
  const open = async (): Promise<void> => {
    const shared = await sharedFiles(location.hash);
    if (shared) await receive(shared);
  };
  document.getElementById('share')!.addEventListener('click', () => void share().catch(told));
  addEventListener('hashchange', () => void open().catch(told));
  await open().catch(told);
}
