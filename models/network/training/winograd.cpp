// 3x3 convolutions, padded by one, in a quarter of the multiplications: F(4x4, 3x3) of Lavin and Gray
// (Fast algorithms for convolutional neural networks, 2015), with an optional 2x2 maximum pooling, and
// the gradients as the exact adjoints of each step. Maps are float32 [n, height, width, channels];
// heights and widths are multiples of 4, channels of 8. Filters arrive transformed and packed by
// winograd.py. Built by winograd.py for the processor that trains (AVX2 and FMA).

#include <cstdint>
#include <cstring>
#include <vector>

typedef float Vector __attribute__((vector_size(32), aligned(4)));
constexpr int LANES = 8, POINTS = 36, TILES_A_BLOCK = 96;

// Floats from one point to the next; without the odd cache line all 36 would fall on the same places of the cache.
static long plane(int tiles, int channels) { return (long)tiles * channels + 16; }

static inline Vector load(const float *from) { return *(const Vector *)from; }
static inline void store(float *to, Vector value) { *(Vector *)to = value; }

// Adds or sets `rows` x (8 * vectors) sums: c[i][j] = sum over p of a[i * row + p * step] * b[p * width + j].
template <int rows, int vectors, bool adds>
static void multiply_tile(int depth, const float *a, long row, long step, const float *b, long width, float *c, long out) {
    Vector sums[rows][vectors];
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) sums[i][v] = adds ? load(c + i * out + v * LANES) : Vector{};
    for (int p = 0; p < depth; p++, a += step, b += width) {
        Vector right[vectors];
        for (int v = 0; v < vectors; v++) right[v] = load(b + v * LANES);
#pragma GCC unroll 6
        for (int i = 0; i < rows; i++)
            for (int v = 0; v < vectors; v++) sums[i][v] += a[i * row] * right[v];
    }
    for (int i = 0; i < rows; i++)
        for (int v = 0; v < vectors; v++) store(c + i * out + v * LANES, sums[i][v]);
}

template <int vectors, bool adds>
static void multiply_rows(int count, int depth, const float *a, long row, long step, const float *b, long width, float *c, long out) {
    int i = 0;
    for (; i + 6 <= count; i += 6) multiply_tile<6, vectors, adds>(depth, a + i * row, row, step, b, width, c + i * out, out);
    a += i * row, c += i * out;
    switch (count - i) {
        case 1: return multiply_tile<1, vectors, adds>(depth, a, row, step, b, width, c, out);
        case 2: return multiply_tile<2, vectors, adds>(depth, a, row, step, b, width, c, out);
        case 3: return multiply_tile<3, vectors, adds>(depth, a, row, step, b, width, c, out);
        case 4: return multiply_tile<4, vectors, adds>(depth, a, row, step, b, width, c, out);
        case 5: return multiply_tile<5, vectors, adds>(depth, a, row, step, b, width, c, out);
    }
}

// c [rows x columns] = a [rows x depth] * b, b packed in panels of 16 columns, a last one of 8.
static void multiply_packed(int rows, int columns, int depth, const float *a, const float *b, float *c) {
    int j = 0;
    for (; j + 16 <= columns; j += 16) multiply_rows<2, false>(rows, depth, a, depth, 1, b + (long)j * depth, 16, c + j, columns);
    if (j < columns) multiply_rows<1, false>(rows, depth, a, depth, 1, b + (long)j * depth, 8, c + j, columns);
}

// c [rows x columns] += transposed a [depth x rows] * b [depth x columns].
static void add_transposed(int rows, int columns, int depth, const float *a, const float *b, float *c) {
    for (int j = 0; j < columns; j += 16) multiply_rows<2, true>(rows, depth, a, 1, rows, b + j, columns, c + j, columns);
}

static inline void transform_input(const Vector *d, long s, Vector *t, long o) {
    Vector odd = d[3 * s] - 4 * d[s], even = d[4 * s] - 4 * d[2 * s];
    Vector wide = 2 * (d[3 * s] - d[s]), near = d[4 * s] - d[2 * s];
    t[0] = 4 * d[0] - 5 * d[2 * s] + d[4 * s];
    t[o] = even + odd, t[2 * o] = even - odd;
    t[3 * o] = near + wide, t[4 * o] = near - wide;
    t[5 * o] = 4 * d[s] - 5 * d[3 * s] + d[5 * s];
}

static inline void transform_input_adjoint(const Vector *t, long s, Vector *d, long o) {
    Vector plus = t[s] + t[2 * s], minus = t[s] - t[2 * s], near = t[3 * s] + t[4 * s], wide = t[3 * s] - t[4 * s];
    d[0] = 4 * t[0];
    d[o] = 4 * (t[5 * s] - minus) - 2 * wide;
    d[2 * o] = -5 * t[0] - 4 * plus - near;
    d[3 * o] = minus + 2 * wide - 5 * t[5 * s];
    d[4 * o] = t[0] + plus + near;
    d[5 * o] = t[5 * s];
}

static inline void transform_output(const Vector *m, long s, Vector *y, long o) {
    Vector plus = m[s] + m[2 * s], minus = m[s] - m[2 * s], near = m[3 * s] + m[4 * s], wide = m[3 * s] - m[4 * s];
    y[0] = m[0] + plus + near;
    y[o] = minus + 2 * wide;
    y[2 * o] = plus + 4 * near;
    y[3 * o] = minus + 8 * wide + m[5 * s];
}

static inline void transform_output_adjoint(const Vector *y, long s, Vector *m, long o) {
    Vector even = y[0] + y[2 * s], odd = y[s] + y[3 * s], far = y[0] + 4 * y[2 * s], wide = 2 * y[s] + 8 * y[3 * s];
    m[0] = y[0];
    m[o] = even + odd, m[2 * o] = even - odd;
    m[3 * o] = far + wide, m[4 * o] = far - wide;
    m[5 * o] = y[3 * s];
}

struct Shape {
    int height, width, inputs, outputs, pool;
    int down() const { return height / 4; }
    int across() const { return width / 4; }
    int tiles() const { return down() * across(); }
};

// Picture [height, width, channels] to points [36][tile][channels], of which `total` tiles are in a block.
static void gather_input(const Shape &s, const float *x, float *points, int first, int total) {
    int channels = s.inputs;
    for (int tile = 0; tile < s.tiles(); tile++) {
        int top = tile / s.across() * 4 - 1, left = tile % s.across() * 4 - 1;
        float *to = points + (long)(first + tile) * channels;
        for (int c = 0; c < channels; c += LANES) {
            Vector d[36], half[36], t[36];
            for (int i = 0; i < 6; i++)
                for (int j = 0; j < 6; j++) {
                    int y = top + i, z = left + j;
                    bool inside = y >= 0 && y < s.height && z >= 0 && z < s.width;
                    d[6 * i + j] = inside ? load(x + ((long)y * s.width + z) * channels + c) : Vector{};
                }
            for (int j = 0; j < 6; j++) transform_input(d + j, 6, half + j, 6);
            for (int i = 0; i < 6; i++) transform_input(half + 6 * i, 1, t + 6 * i, 1);
            for (int p = 0; p < POINTS; p++) store(to + p * plane(total, channels) + c, t[p]);
        }
    }
}

static void scatter_input(const Shape &s, const float *points, float *x, int first, int total) {
    int channels = s.inputs;
    for (int tile = 0; tile < s.tiles(); tile++) {
        int top = tile / s.across() * 4 - 1, left = tile % s.across() * 4 - 1;
        const float *from = points + (long)(first + tile) * channels;
        for (int c = 0; c < channels; c += LANES) {
            Vector d[36], half[36], t[36];
            for (int p = 0; p < POINTS; p++) t[p] = load(from + p * plane(total, channels) + c);
            for (int j = 0; j < 6; j++) transform_input_adjoint(t + j, 6, half + j, 6);
            for (int i = 0; i < 6; i++) transform_input_adjoint(half + 6 * i, 1, d + 6 * i, 1);
            for (int i = 0; i < 6; i++)
                for (int j = 0; j < 6; j++) {
                    int y = top + i, z = left + j;
                    if (y < 0 || y >= s.height || z < 0 || z >= s.width) continue;
                    float *at = x + ((long)y * s.width + z) * channels + c;
                    store(at, load(at) + d[6 * i + j]);
                }
        }
    }
}

// Points to picture; with pooling, `places` keeps which of four was the largest.
static void write_output(const Shape &s, const float *points, float *y, uint8_t *places, int first, int total) {
    int channels = s.outputs;
    for (int tile = 0; tile < s.tiles(); tile++) {
        int top = tile / s.across() * 4, left = tile % s.across() * 4;
        const float *from = points + (long)(first + tile) * channels;
        for (int c = 0; c < channels; c += LANES) {
            Vector m[36], half[24], out[16];
            for (int p = 0; p < POINTS; p++) m[p] = load(from + p * plane(total, channels) + c);
            for (int j = 0; j < 6; j++) transform_output(m + j, 6, half + j, 6);
            for (int i = 0; i < 4; i++) transform_output(half + 6 * i, 1, out + 4 * i, 1);
            if (!s.pool) {
                for (int i = 0; i < 16; i++) store(y + ((long)(top + i / 4) * s.width + left + i % 4) * channels + c, out[i]);
                continue;
            }
            for (int i = 0; i < 4; i++) {
                const Vector *at = out + i / 2 * 8 + i % 2 * 2;
                Vector largest = at[0], place{};
                const Vector others[3] = {at[1], at[4], at[5]};
                for (int k = 0; k < 3; k++) {
                    auto isLarger = others[k] > largest;
                    largest = isLarger ? others[k] : largest;
                    place = isLarger ? Vector{} + float(k + 1) : place;
                }
                long spot = ((long)(top / 2 + i / 2) * (s.width / 2) + left / 2 + i % 2) * channels + c;
                store(y + spot, largest);
                for (int k = 0; k < LANES; k++) places[spot + k] = (uint8_t)place[k];
            }
        }
    }
}

static void read_output_gradient(const Shape &s, const float *g, const uint8_t *places, float *points, int first, int total) {
    int channels = s.outputs;
    for (int tile = 0; tile < s.tiles(); tile++) {
        int top = tile / s.across() * 4, left = tile % s.across() * 4;
        float *to = points + (long)(first + tile) * channels;
        for (int c = 0; c < channels; c += LANES) {
            Vector out[16], half[24], m[36];
            if (!s.pool)
                for (int i = 0; i < 16; i++) out[i] = load(g + ((long)(top + i / 4) * s.width + left + i % 4) * channels + c);
            else
                for (int i = 0; i < 4; i++) {
                    Vector *at = out + i / 2 * 8 + i % 2 * 2;
                    long spot = ((long)(top / 2 + i / 2) * (s.width / 2) + left / 2 + i % 2) * channels + c;
                    Vector gradient = load(g + spot), place;
                    for (int k = 0; k < LANES; k++) place[k] = places[spot + k];
                    at[0] = place == Vector{} ? gradient : Vector{};
                    at[1] = place == Vector{} + 1 ? gradient : Vector{};
                    at[4] = place == Vector{} + 2 ? gradient : Vector{};
                    at[5] = place == Vector{} + 3 ? gradient : Vector{};
                }
            for (int j = 0; j < 4; j++) transform_output_adjoint(out + j, 4, half + j, 4);
            for (int i = 0; i < 6; i++) transform_output_adjoint(half + 4 * i, 1, m + 6 * i, 1);
            for (int p = 0; p < POINTS; p++) store(to + p * plane(total, channels) + c, m[p]);
        }
    }
}

static int count_block(const Shape &s) { return s.tiles() < TILES_A_BLOCK ? TILES_A_BLOCK / s.tiles() : 1; }

extern "C" void forward(const float *x, const float *filters, float *y, uint8_t *places, int pictures, Shape s) {
    int block = count_block(s), scale = s.pool ? 4 : 1;
    long inputs = (long)s.height * s.width * s.inputs, outputs = (long)s.height * s.width * s.outputs / scale;
#pragma omp parallel
    {
        std::vector<float> v(POINTS * plane(block * s.tiles(), s.inputs)), m(POINTS * plane(block * s.tiles(), s.outputs));
#pragma omp for schedule(dynamic)
        for (int start = 0; start < pictures; start += block) {
            int count = pictures - start < block ? pictures - start : block, total = count * s.tiles();
            for (int n = 0; n < count; n++) gather_input(s, x + (start + n) * inputs, v.data(), n * s.tiles(), total);
            for (long p = 0; p < POINTS; p++)
                multiply_packed(total, s.outputs, s.inputs, &v[p * plane(total, s.inputs)], filters + p * s.inputs * s.outputs, &m[p * plane(total, s.outputs)]);
            for (int n = 0; n < count; n++)
                write_output(s, m.data(), y + (start + n) * outputs, places ? places + (start + n) * outputs : nullptr, n * s.tiles(), total);
        }
    }
}

// Gradients of the maps (where `dx` is not null) and, as `groups` sums over fixed parts of the batch, of the
// transformed filters: fixed, so that the order of additions does not depend on which thread was free.
extern "C" void backward(const float *x, const float *transposed, const float *g, const uint8_t *places, float *dx,
                         float *dfilters, int pictures, int groups, Shape s) {
    int block = count_block(s), scale = s.pool ? 4 : 1;
    long inputs = (long)s.height * s.width * s.inputs, outputs = (long)s.height * s.width * s.outputs / scale;
    long size = (long)POINTS * s.inputs * s.outputs;
#pragma omp parallel
    {
        std::vector<float> v(POINTS * plane(block * s.tiles(), s.inputs)), m(POINTS * plane(block * s.tiles(), s.outputs));
#pragma omp for schedule(dynamic, 1)
        for (int group = 0; group < groups; group++) {
            int from = (long)pictures * group / groups, end = (long)pictures * (group + 1) / groups;
            float *sum = dfilters + group * size;
            memset(sum, 0, size * sizeof(float));
            for (int start = from; start < end; start += block) {
                int count = end - start < block ? end - start : block, total = count * s.tiles();
                for (int n = 0; n < count; n++) {
                    gather_input(s, x + (start + n) * inputs, v.data(), n * s.tiles(), total);
                    read_output_gradient(s, g + (start + n) * outputs, places ? places + (start + n) * outputs : nullptr, m.data(), n * s.tiles(), total);
                }
                for (long p = 0; p < POINTS; p++) {
                    float *vp = &v[p * plane(total, s.inputs)], *mp = &m[p * plane(total, s.outputs)];
                    add_transposed(s.inputs, s.outputs, total, vp, mp, sum + p * s.inputs * s.outputs);
                    if (dx) multiply_packed(total, s.inputs, s.outputs, mp, transposed + p * s.inputs * s.outputs, vp);
                }
                if (!dx) continue;
                memset(dx + start * inputs, 0, count * inputs * sizeof(float));
                for (int n = 0; n < count; n++) scatter_input(s, v.data(), dx + (start + n) * inputs, n * s.tiles(), total);
            }
        }
    }
}
