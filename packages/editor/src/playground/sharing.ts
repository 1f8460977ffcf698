/** Links that hold the rule set on view: made, and opened. */
import { type Shared, sharedIn, sharedLink, Unshared } from '../share.ts';

export interface SharingHost {
  readonly shared: () => Shared;
  readonly receive: (shared: Shared) => Promise<void>;
  readonly say: (text: string) => void;
}

export async function setUpSharing({ shared, receive, say }: SharingHost): Promise<void> {
  const told = (error: unknown): void => {
    // A browser may keep the clipboard to itself.
    if (error instanceof Unshared || error instanceof DOMException) say(error.message);
    else throw error;
  };
  const share = async (): Promise<void> => {
    const { link, about } = await sharedLink(location.href.replace(/#.*/, ''), shared());
    await navigator.clipboard.writeText(link);
    say(about);
  };
  const open = async (): Promise<void> => {
    const found = await sharedIn(location.hash);
    if (!found) return;
    await receive(found);
    const names = found.beside.map(({ name }) => name).join(', ');
    if (names)
      say(
        `the rules run on the data of the playground: what the link holds beside them is for the studio (${names})`,
      );
  };
  document.getElementById('share')!.addEventListener('click', () => void share().catch(told));
  addEventListener('hashchange', () => void open().catch(told));
  await open().catch(told);
}
