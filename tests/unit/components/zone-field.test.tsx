// @vitest-environment happy-dom
import { render } from 'preact';
import { beforeAll, expect, test, vi } from 'vitest';
import { ZoneField } from '../../../components/ZoneField.tsx';
import { speakEnglish } from './words.ts';

beforeAll(speakEnglish);

function draw(zone: string) {
  const place = document.createElement('div');
  const onChange = vi.fn();
  render(<ZoneField label="Zone" zone={zone} onChange={onChange} />, place);
  const input = place.querySelector('input') as HTMLInputElement;
  const type = async (text: string) => {
    input.value = text;
    input.dispatchEvent(new Event('input'));
    await vi.waitFor(() => expect(input.getAttribute('aria-expanded')).toBe('true'));
  };
  return { place, input, type, onChange };
}

test('emptied and left, it stays as it was', async () => {
  const { input, type, onChange } = draw('Europe/Berlin');
  await type('');
  input.dispatchEvent(new Event('blur'));
  await vi.waitFor(() => expect(input.value).toBe('Europe/Berlin'));
  expect(onChange).not.toHaveBeenCalled();
});

test('left with something typed, it takes what that finds', async () => {
  const { input, type, onChange } = draw('UTC');
  await type('tokyo');
  input.dispatchEvent(new Event('blur'));
  expect(onChange).toHaveBeenCalledExactlyOnceWith('Asia/Tokyo');
});

test.each([
  ['UTC', /It is \d\d:\d\d/],
  ['', /^$/],
  ['Moon/Base', /^$/],
])('says what time it is there, where "%s" is a place', (zone, said) => {
  const about = draw(zone).place.querySelector('p');
  expect(about?.textContent).toMatch(said);
});
