#include "model/market/asset_typed.h"

#include <algorithm>
#include <cstddef>

namespace plimsoll {

namespace {

bool isCapital(char c)
{
    return c >= 'A' && c <= 'Z';
}

char small(char c)
{
    return isCapital(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

char capital(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

std::string assetTyped(std::string_view text)
{
    std::string asset(text);
    const std::size_t colon = asset.find(':');
    const std::size_t dex = colon == std::string::npos ? 0 : colon + 1;
    const auto coin = asset.begin() + static_cast<std::ptrdiff_t>(dex);
    std::transform(asset.begin(), coin, asset.begin(), small);
    if (dex == 0 || std::none_of(coin, asset.end(), isCapital)) std::transform(coin, asset.end(), coin, capital);
    return asset;
}

}  // namespace plimsoll
