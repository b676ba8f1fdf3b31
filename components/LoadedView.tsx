import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Props<ViewProps> = {
  /** The same function at every drawing. */
  load: () => Promise<ComponentType<ViewProps>>;
  props: ViewProps;
};

/** A view whose code comes when it is opened, so that the popup opens without it. */
export function LoadedView<ViewProps extends object>({ load, props }: Props<ViewProps>) {
  const [loaded, setLoaded] = useState<{ by: typeof load; View: ComponentType<ViewProps> }>();
  useEffect(() => {
    load().then((View) => setLoaded({ by: load, View }));
  }, [load]);
  // Another view's code has no use for these properties.
  return loaded?.by === load ? <loaded.View {...props} /> : <main aria-busy="true" />;
}
