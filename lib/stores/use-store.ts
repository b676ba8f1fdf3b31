/** Reads a zustand store from a Preact component. */
import { useEffect, useState } from 'preact/hooks';
import type { StoreApi } from 'zustand/vanilla';

/** @param select picks what the component shows; it is drawn again when that changes identity */
export function useStore<State, Picked>(store: StoreApi<State>, select: (state: State) => Picked): Picked {
  const [picked, setPicked] = useState(() => select(store.getState()));
  useEffect(() => {
    const update = () => setPicked(() => select(store.getState()));
    update();
    return store.subscribe(update);
  }, [store]);
  return picked;
}
