/**
 * Chooses operating points that lie evenly along an axis: for each of `count` places from its least to its
 * most value the nearest point, of several as near the last. The first and the last point are always among
 * them.
 *
 * @param places where each point lies; NaN where it lies nowhere
 * @returns their indices, ascending
 */
export function choosePointsAlong(places: Float64Array, count: number): number[] {
  if (places.length === 0) return [];
  const known = places.filter(Number.isFinite);
  const low = known.reduce((least, place) => Math.min(least, place), Infinity);
  const high = known.reduce((most, place) => Math.max(most, place), -Infinity);
  const chosen = new Set([0, places.length - 1]);
  for (let step = 0; step < count && known.length > 0; step++) {
    chosen.add(findNearestPlace(places, low + (step / (count - 1)) * (high - low)));
  }
  return [...chosen].sort((one, other) => one - other);
}

/** The last of the points nearest to a place; one of them has a place. */
function findNearestPlace(places: Float64Array, wanted: number): number {
  let nearest = -1;
  let least = Infinity;
  places.forEach((place, index) => {
    const distance = Math.abs(place - wanted);
    if (!(distance <= least)) return;
    nearest = index;
    least = distance;
  });
  return nearest;
}
