/** What the channels of a layer answer to a picture. */
export interface ChannelMaps {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** height x width x channels. */
  readonly values: Float32Array;
}

/** How strongly one channel answers. */
export interface ChannelStrength {
  readonly channel: number;
  /** Its largest value. */
  readonly most: number;
  readonly mean: number;
  /** Where the largest value lies, the first of equals. */
  readonly row: number;
  readonly column: number;
}

/** Takes the map of one channel out: height x width. */
export function takeChannel({ channels, values }: ChannelMaps, channel: number): Float32Array {
  return Float32Array.from(
    { length: values.length / channels },
    (_, place) => values[place * channels + channel]!,
  );
}

/** Orders the channels of a layer by their largest value, the strongest first; of equals the earlier channel. */
export function rankChannels(maps: ChannelMaps): ChannelStrength[] {
  return Array.from({ length: maps.channels }, (_, channel) => measureChannel(maps, channel)).sort(
    (one, other) => other.most - one.most || one.channel - other.channel,
  );
}

/** Measures how strongly one channel answers. */
export function measureChannel(maps: ChannelMaps, channel: number): ChannelStrength {
  const { channels, values, width } = maps;
  let place = 0;
  let sum = 0;
  for (let at = 0; at * channels < values.length; at++) {
    const value = values[at * channels + channel]!;
    sum += value;
    if (value > values[place * channels + channel]!) place = at;
  }
  return {
    channel,
    most: values[place * channels + channel]!,
    mean: sum / (values.length / channels),
    row: Math.floor(place / width),
    column: place % width,
  };
}
