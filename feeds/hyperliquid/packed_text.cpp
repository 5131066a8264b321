#include "feeds/hyperliquid/packed_text.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace plimsoll::hyperliquid {

namespace {

constexpr std::size_t kPadding = 64;
constexpr std::uint8_t kNotBase64 = 255;
constexpr auto kSixBits = [] {
    std::array<std::uint8_t, 256> table{};
    table.fill(kNotBase64);
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < letters.size(); ++i)
        table[static_cast<unsigned char>(letters[i])] = static_cast<std::uint8_t>(i);
    return table;
}();

bool fromBase64(std::string_view text, std::string& bytes)
{
    for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
    bytes.clear();
    bytes.reserve(text.size() * 3 / 4 + 3);
    std::uint32_t word = 0;
    int bits = 0;
    for (const char c : text) {
        const std::uint8_t six = kSixBits[static_cast<unsigned char>(c)];
        if (six == kNotBase64) return false;
        word = (word << 6) | six;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>((word >> bits) & 0xff);
    }
    return bits < 6;
}

struct Inflate {
    z_stream stream{};
    bool ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK;
    Inflate() = default;
    Inflate(const Inflate&) = delete;
    Inflate& operator=(const Inflate&) = delete;
    ~Inflate()
    {
        if (ready) inflateEnd(&stream);
    }
};

}  // namespace

const char* unpack(std::string_view base64, std::string& out)
{
    if (base64.size() > kMostPacked) return "packed text too large";
    std::string bytes;
    if (!fromBase64(base64, bytes)) return "not base64";
    Inflate inflater;
    if (!inflater.ready) return "cannot unpack";
    z_stream& z = inflater.stream;
    z.next_in = reinterpret_cast<Bytef*>(bytes.data());
    z.avail_in = static_cast<uInt>(bytes.size());
    out.clear();
    std::size_t size = 0;
    for (int state = Z_OK; state != Z_STREAM_END;) {
        if (size == kMostUnpacked) return "unpacked text too large";
        out.resize(std::min(kMostUnpacked, std::max<std::size_t>(size * 2, 16u << 10)));
        z.next_out = reinterpret_cast<Bytef*>(out.data() + size);
        z.avail_out = static_cast<uInt>(out.size() - size);
        state = inflate(&z, Z_NO_FLUSH);
        size = out.size() - z.avail_out;
        // A sender may flush instead of ending; whether the text is whole is for its reader to find out.
        if (z.avail_in == 0 && z.avail_out != 0 && (state == Z_OK || state == Z_BUF_ERROR)) break;
        if (state != Z_OK && state != Z_STREAM_END) return "not DEFLATE";
    }
    if (z.avail_in != 0) return "something behind the packed text";
    out.resize(size);
    out.append(kPadding, '\0');
    return nullptr;
}

}  // namespace plimsoll::hyperliquid
