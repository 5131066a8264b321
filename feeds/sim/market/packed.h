// Whole numbers in as few bytes as they need: seven bits a byte, the lowest first; the highest bit says that more
// come.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>

namespace plimsoll::sim::packed {

inline void put(std::string& out, std::uint64_t v)
{
    for (; v >= 0x80; v >>= 7) out += static_cast<char>(v | 0x80);
    out += static_cast<char>(v);
}

inline std::uint64_t get(const std::string& in, std::size_t& at)
{
    std::uint64_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(in[at++]);
        v |= std::uint64_t{byte & 0x7fu} << shift;
        if (byte < 0x80) return v;
    }
}

// Small numbers of either sign are small.
inline void putSigned(std::string& out, std::int64_t v)
{
    put(out, (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63));
}

inline std::int64_t getSigned(const std::string& in, std::size_t& at)
{
    const std::uint64_t v = get(in, at);
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
}

inline void putReal(std::string& out, double v)
{
    std::uint64_t bits = std::bit_cast<std::uint64_t>(v);
    for (int i = 0; i < 8; ++i, bits >>= 8) out += static_cast<char>(bits & 0xff);
}

inline double getReal(const std::string& in, std::size_t& at)
{
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) bits |= std::uint64_t{static_cast<unsigned char>(in[at++])} << (8 * i);
    return std::bit_cast<double>(bits);
}

}  // namespace plimsoll::sim::packed
