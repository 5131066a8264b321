// Warnings and fired alerts as the voices hear them.
#pragma once

#include "model/alerts/alert.h"
#include "model/risk/warning.h"

#include <string>

namespace plimsoll::test {

inline Warning warning(const std::string& rule, Severity severity = Severity::Warning,
                       const std::string& asset = "BTC")
{
    Warning w;
    w.rule = rule;
    w.asset = asset;
    w.severity = severity;
    w.headline = asset + ": " + rule;
    return w;
}

inline AlertFired fired(std::uint64_t serial, Severity severity = Severity::Warning, std::uint64_t rule = 1,
                        AsOf at = {})
{
    AlertFired f;
    f.serial = serial;
    f.rule = rule;
    f.text = "BTC spread above 5 bp: 7.2 bp";
    f.asset = "BTC";
    f.severity = severity;
    f.at = at;
    return f;
}

inline AlertRow alertRow(std::uint64_t id)
{
    AlertRow row;
    row.rule.id = id;
    return row;
}

}  // namespace plimsoll::test
