// A feed's sentence beside a venue's name: the name is not said twice.
#pragma once

#include "model/market/instrument.h"
#include "ui/model_words.h"

#include <QString>

#include <string>
#include <string_view>

namespace plimsoll {

inline QString venueSays(VenueId venue, const std::string& sentence)
{
    std::string_view said = sentence;
    const std::string_view name = venueName(venue);
    if (said.size() > name.size() + 2 && said.starts_with(name) && said.substr(name.size(), 2) == ": ")
        said.remove_prefix(name.size() + 2);
    return modelWords(said);
}

}  // namespace plimsoll
