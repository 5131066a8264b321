// The columns of the desk's tables.
#include "ui/panels/desk_cells.h"
#include "widgets/ui_text.h"

namespace plimsoll {

using namespace desk_cells;

std::vector<TextColumn> deskColumns(DeskTable table)
{
    const auto price = "104,012.4", money = "\u2212$1.24m";
    switch (table) {
        case DeskTable::Positions:
            return {words(tr("Asset"), "asset", QStringLiteral("FARTCOIN")),
                    words(tr("Venue"), "venue", QStringLiteral("BN")),
                    words(tr("Side"), "side", UiText::tr("Short")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Size"), "size_coins", "1,234.56", 7,
                                 tr("Coins of the asset")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Entry"), "entry_quote", price, 5,
                                 tr("Quote currency for one coin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Mark"), "mark_quote", price, 6,
                                 tr("The venue's mark price of one coin, live")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Value"), "value_usd", "$12.4m", 8,
                                 tr("At the mark price, US dollars")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "P&L"), "profit_usd", money, 0,
                                 tr("Unrealised, US dollars")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 10,
                                 tr("Value over margin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Liq. price"), "liquidation_quote", price, 1,
                                 tr("By the venue's own rule; the tip says how")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Venue's liq."), "liquidation_venue_quote", price, 4,
                                 tr("Liquidation price as the venue itself says it, of watched accounts")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Away"), "liquidation_distance", "99.99 %", 0,
                                 tr("From the mark to the liquidation price")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Funding/d"), "funding_usd_per_day", money, 3,
                                 tr("At the present rate; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Hold left"), "hold_left", "no limit", 9,
                                 tr("Until the funding budget is used up (A7)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "ADL"), "adl_quantile_modelled", "~100 of 100", 11,
                                 tr("Place in the queue of auto-deleveraging, modelled (H)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Stop"), "stop_quote", price, 4,
                                 tr("Quote currency for one coin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Risk R"), "risk_r", "12.34", 2,
                                 tr("Lost at the stop, in units of R (I)")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Paid"), "funding_paid_usd", money, 8,
                                 tr("Funding since it was opened, as the venue counts it; below zero is paid")),
                    words(tr("Source"), "entered_by", UiText::tr("simulated gambler"), 3),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "999 s", 6,
                                 tr("Of what is known of its size"))};
        case DeskTable::Venues:
            return {words(tr("Venue"), "venue", QStringLiteral("BN")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Held"), "positions", "99", 8, tr("Positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", "$12.4m", 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", "$12.4m", 4,
                                 tr("Sum of the notional values of perpetuals")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "exposure_share", "100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Of cap"), "cap_used", "1,000 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "100.0 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Buffer"), "buffer_usd", "$12.4m", 3, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 6,
                                 tr("Exposure over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "May leave"), "withdrawable_usd", "$12.4m", 7, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin"), "margin_share", "100 %", 5, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Room"), "room_usd", money, 3,
                                 tr("What may be added until the cap is reached; below zero is too much"))};
        case DeskTable::Assets:
            return {words(tr("Asset"), "asset", QStringLiteral("FARTCOIN")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net coins"), "net_coins", "\u22121,234.56", 3,
                                 tr("Longs less shorts, spot included")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net"), "net_usd", money, 0,
                                 tr("Delta in US dollars, spot included")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", "$12.4m", 4,
                                 tr("Of perpetuals")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "exposure_share", "100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Breaks down"), "break_down", "\u221299.9 %", 0,
                                 tr("The fall that liquidates the first long leg")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Breaks up"), "break_up", "+99.9 %", 0,
                                 tr("The rise that liquidates the first short leg")),
                    words(tr("Hedge"), "hedge", QStringLiteral("survives"), 1)};
        case DeskTable::Stress:
            return {words(tr("Shock"), "shock",
                          UiText::tr("\u2212"
                                     "7 % in 5 min")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Change"), "profit_usd", money, 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", money, 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "1,000 %", 2, {}),
                    words(tr("Liquidated"), "liquidated", {})};
        case DeskTable::Capital:
            return {words(tr("Layer"), "layer", UiText::tr("Operational")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Now"), "now_usd", "$12.4m", 1, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Share"), "share", "100.0 %", 0, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Limit"), "share_limit", "\u2265 100 %", 2, {}),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Drawdown"), "drawdown", "100.0 %", 0,
                                 tr("From its peak")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Limit"), "drawdown_limit", "\u2264 100 %", 2, {}),
                    words(tr("State"), "state", UiText::tr("share, drawdown"))};
        case DeskTable::Addresses:
            return {words(tr("Account"), "account", UiText::tr("simulated gambler")),
                    words(tr("State"), "state", UiText::tr("not answered"), 1),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Equity"), "equity_usd", money, 0,
                                 tr("With unrealised profit")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Exposure"), "gross_usd", money, 4,
                                 tr("Sum of the values of its positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Net"), "net_usd", money, 7, tr("Longs less shorts")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Lev."), "leverage_x", "12.4\u00d7", 6,
                                 tr("Exposure over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Nearest liq."), "nearest_liquidation", "99.99 %", 0,
                                 tr("From the mark to the nearest liquidation price")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Margin ratio"), "margin_ratio", "100.0 %", 2,
                                 tr("Maintenance over equity")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Buffer"), "buffer_usd", money, 5,
                                 tr("Equity beyond maintenance margin")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Free"), "withdrawable_usd", money, 9,
                                 tr("May leave, as the venue says")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "P&L"), "profit_usd", money, 3, tr("Unrealised")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Funding/d"), "funding_usd_per_day", money, 10,
                                 tr("At the present rates; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Paid"), "funding_paid_usd", money, 8,
                                 tr("Funding since its positions were opened; below zero is paid")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Held"), "positions", "99", 11, tr("Positions")),
                    numberColumn(QT_TRANSLATE_NOOP("UiText", "Age"), "age", "999 s", 1,
                                 tr("Of the venue's last answer"))};
    }
    return {};
}

}  // namespace plimsoll
