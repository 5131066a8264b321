#include "ui/palette_contrast.h"

namespace plimsoll {

const std::vector<ContrastRule>& contrastRules()
{
    static const std::vector<ContrastRule> rules = [] {
        constexpr double kText = 5, kHint = 4.5, kMark = 3;
        std::vector<ContrastRule> all;
        const auto add = [&all](const char* front, const char* back, double least) {
            all.push_back({QLatin1String(front), QLatin1String(back), least});
        };
        for (const char* text : {"text.strong", "text.base", "text.muted"})
            for (const char* ground : {"bg.panel", "bg.header", "bg.raised", "bg.hover", "ui.selection"})
                add(text, ground, kText);
        for (const char* ground : {"bg.panel", "bg.header", "bg.raised"}) add("text.faint", ground, kHint);
        add("text.strong", "ui.changedWash", kText);
        for (const char* text : {"text.strong", "text.muted"})
            for (const char* ground : {"severity.criticalWash", "severity.warnWash"}) add(text, ground, kText);
        for (const char* mark :
             {"side.bid",        "side.ask",      "liq.long",          "liq.short",    "liq.modelled",
              "severity.notice", "severity.warn", "severity.critical", "severity.ok",  "severity.unknown",
              "state.live",      "state.late",    "state.stale",       "state.resync", "state.error",
              "ui.accent",       "ui.focus",      "ui.simulated",      "ui.replay",    "venue.binance",
              "venue.bybit",     "venue.okx",     "venue.hyperliquid"})
            add(mark, "bg.panel", kMark);
        return all;
    }();
    return rules;
}

std::vector<ContrastFinding> contrastFindings(const ThemeTokens& tokens, const QString& token)
{
    std::vector<ContrastFinding> all;
    for (const ContrastRule& r : contrastRules())
        if (token.isEmpty() || r.front == token || r.back == token)
            all.push_back({r, contrast(tokens.value(r.front), tokens.value(r.back))});
    return all;
}

}  // namespace plimsoll
