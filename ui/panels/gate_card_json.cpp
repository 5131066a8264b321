#include "ui/panels/gate_card_json.h"

#include "model/desk/gates.h"
#include "ui/panel.h"
#include "widgets/format.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace plimsoll {

namespace {

QJsonValue number(const std::optional<double>& v)
{
    return v ? QJsonValue(*v) : QJsonValue(QJsonValue::Null);
}

void put(QJsonObject& o, const QString& key, const Figure& f)
{
    o.insert(key, number(f.value));
    if (!f) o.insert(key + QStringLiteral("_reason"), QString::fromStdString(f.why));
}

}  // namespace

QByteArray gateCardJson(const GateCard& card, const std::array<GateShown, kGates>& shown, Timestamp at, bool stale)
{
    const PlannedTrade& t = card.trade;
    const QJsonObject trade{
        {QStringLiteral("venue"), text(venueKey(t.venue))},
        {QStringLiteral("asset"), QString::fromStdString(t.asset)},
        {QStringLiteral("side"), t.side == PositionSide::Long ? QStringLiteral("long") : QStringLiteral("short")},
        {QStringLiteral("entry"), number(t.entry)},
        {QStringLiteral("stop"), number(t.stop)},
        {QStringLiteral("notional_usd"), number(t.usd)},
        {QStringLiteral("leverage"), t.leverage},
        {QStringLiteral("hold_hours"), number(t.holdHours)},
        {QStringLiteral("size_cut"), t.sizeCut},
        {QStringLiteral("maintenance_rate"), number(t.mmr)},
        {QStringLiteral("name"), QString::fromStdString(t.name)},
        {QStringLiteral("invalidation"), QString::fromStdString(t.invalidation)}};
    QJsonArray gates;
    int pass = 0, fail = 0;
    for (std::size_t i = 0; i < kGates; ++i) {
        const Gate& g = card.gates[i];
        pass += shown[i].state == GateState::Pass;
        fail += shown[i].state == GateState::Fail;
        gates.append(QJsonObject{{QStringLiteral("gate"), g.number},
                                 {QStringLiteral("name"), text(g.name)},
                                 {QStringLiteral("state"), text(gateStateWord(shown[i].state))},
                                 {QStringLiteral("reason"), QString::fromStdString(shown[i].said)},
                                 {QStringLiteral("held_against"), QString::fromStdString(g.limit)}});
    }
    QJsonObject o{{QStringLiteral("schema"), QStringLiteral("plimsoll.six_gates")},
                  {QStringLiteral("schema_version"), 1},
                  {QStringLiteral("at_utc"), format::iso(at)},
                  {QStringLiteral("judged_now"), !stale},
                  {QStringLiteral("words"), QString::fromStdString(tradeWords(t))},
                  {QStringLiteral("trade"), trade},
                  {QStringLiteral("gates"), gates},
                  {QStringLiteral("pass"), pass},
                  {QStringLiteral("fail"), fail},
                  {QStringLiteral("unknown"), static_cast<int>(kGates) - pass - fail},
                  {QStringLiteral("binding_limit"), QString::fromStdString(card.binding)}};
    const Figure none = Figure::none(analytics::Reason::Stale, "nobody has looked for a while");
    put(o, QStringLiteral("entry"), stale ? none : card.entry);
    put(o, QStringLiteral("liquidation"), stale ? none : card.liquidation);
    put(o, QStringLiteral("allowed_usd"), stale ? none : card.allowedUsd);
    put(o, QStringLiteral("funding_day_usd"), stale ? none : card.fundingDayUsd);
    return QJsonDocument(o).toJson();
}

}  // namespace plimsoll
