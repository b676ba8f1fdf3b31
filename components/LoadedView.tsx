import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Props<ViewProps> = {
  /** The same function at every drawing. */
  load: () => Promise<ComponentType<ViewProps>>;
  props: ViewProps;
};

/** A view whose code comes when it is opened, so that the popup opens without it. */
export function LoadedView<ViewProps extends object>({ load, props }: Props<ViewProps>) {
  const [View, setView] = useState<ComponentType<ViewProps>>();
  useEffect(() => {
    load().then((loaded) => setView(() => loaded));
  }, [load]);
  return View ? <View {...props} /> : <main aria-busy="true" />;
}
