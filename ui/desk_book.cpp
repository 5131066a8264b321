#include "ui/desk_book.h"

#include "model/market/account.h"

#include <algorithm>
#include <utility>

namespace plimsoll {

namespace {

template <typename List>
auto placeOf(List& list, std::uint64_t id)
{
    return std::find_if(list.begin(), list.end(), [id](const auto& one) { return one.id == id; });
}

}  // namespace

const Position* DeskBook::position(std::uint64_t id) const
{
    const auto at = placeOf(m_desk.positions, id);
    return at == m_desk.positions.end() ? nullptr : &*at;
}

const PlannedTrade* DeskBook::trade(std::uint64_t id) const
{
    const auto at = placeOf(m_desk.trades, id);
    return at == m_desk.trades.end() ? nullptr : &*at;
}

void DeskBook::load(Desk desk)
{
    m_desk = std::move(desk);
    m_undo.clear();
    m_redo.clear();
}

// Numbers are not given twice, not even to what was deleted and may come back.
std::uint64_t DeskBook::nextId() const
{
    std::uint64_t last = 0;
    const auto see = [&](const Desk& d) {
        for (const Position& p : d.positions) last = std::max(last, p.id);
        for (const PlannedTrade& t : d.trades) last = std::max(last, t.id);
        for (const WatchedAddress& a : d.addresses) last = std::max(last, a.id);
    };
    see(m_desk);
    for (const auto* steps : {&m_undo, &m_redo})
        for (const Step& s : *steps) see(s.before);
    return last + 1;
}

void DeskBook::change(Desk next, const QString& what)
{
    if (next == m_desk) return;
    m_undo.push_back({std::exchange(m_desk, std::move(next)), what});
    if (m_undo.size() > kUndo) m_undo.erase(m_undo.begin());
    m_redo.clear();
    Q_EMIT changed();
}

std::size_t DeskBook::add(std::vector<Position> positions)
{
    Desk next = m_desk;
    std::uint64_t id = nextId();
    std::size_t taken = 0;
    for (Position& p : positions) {
        if (next.positions.size() >= kMostPositions) break;
        p.id = id++;
        next.positions.push_back(std::move(p));
        ++taken;
    }
    if (taken > 0)
        change(std::move(next), taken == 1 ? tr("adding a position") : tr("adding %1 positions").arg(taken));
    return taken;
}

void DeskBook::replace(const Position& position)
{
    Desk next = m_desk;
    const auto at = placeOf(next.positions, position.id);
    if (at == next.positions.end()) return;
    *at = position;
    change(std::move(next), tr("changing a position"));
}

void DeskBook::remove(const std::vector<std::uint64_t>& ids)
{
    Desk next = m_desk;
    const auto gone = std::erase_if(
        next.positions, [&](const Position& p) { return std::find(ids.begin(), ids.end(), p.id) != ids.end(); });
    if (gone > 0)
        change(std::move(next), gone == 1 ? tr("deleting a position") : tr("deleting %1 positions").arg(gone));
}

std::uint64_t DeskBook::add(PlannedTrade trade)
{
    if (m_desk.trades.size() >= kMostTrades) return 0;
    Desk next = m_desk;
    const std::uint64_t id = trade.id = nextId();
    next.trades.push_back(std::move(trade));
    change(std::move(next), tr("planning a trade"));
    return id;
}

void DeskBook::replace(const PlannedTrade& trade)
{
    Desk next = m_desk;
    const auto at = placeOf(next.trades, trade.id);
    if (at == next.trades.end()) return;
    *at = trade;
    change(std::move(next), tr("changing a planned trade"));
}

void DeskBook::removeTrade(std::uint64_t id)
{
    Desk next = m_desk;
    if (std::erase_if(next.trades, [&](const PlannedTrade& t) { return t.id == id; }) > 0)
        change(std::move(next), tr("deleting a planned trade"));
}

void DeskBook::setSettings(const DeskSettings& settings)
{
    Desk next = m_desk;
    next.settings = settings;
    change(std::move(next), tr("changing the desk's settings"));
}

void DeskBook::setAddresses(std::vector<WatchedAddress> addresses)
{
    Desk next = m_desk;
    if (addresses.size() > kMostAccounts) addresses.resize(kMostAccounts);
    std::uint64_t id = nextId();
    for (WatchedAddress& a : addresses)
        if (a.id == 0) a.id = id++;
    next.addresses = std::move(addresses);
    change(std::move(next), tr("changing watched addresses"));
}

bool DeskBook::setPreset(const CalcPreset& preset)
{
    Desk next = m_desk;
    const auto at = std::find_if(next.presets.begin(), next.presets.end(), [&](const CalcPreset& p) {
        return p.calculator == preset.calculator && p.asset == preset.asset && p.name == preset.name;
    });
    if (at != next.presets.end())
        *at = preset;
    else if (next.presets.size() >= kMostPresets)
        return false;
    else
        next.presets.push_back(preset);
    change(std::move(next), tr("keeping a preset"));
    return true;
}

void DeskBook::removePreset(const std::string& calculator, const std::string& asset, const std::string& name)
{
    Desk next = m_desk;
    const auto gone = std::erase_if(next.presets, [&](const CalcPreset& p) {
        return p.calculator == calculator && p.asset == asset && p.name == name;
    });
    if (gone > 0) change(std::move(next), tr("deleting a preset"));
}

void DeskBook::step(std::vector<Step>& from, std::vector<Step>& to)
{
    if (from.empty()) return;
    Step last = std::move(from.back());
    from.pop_back();
    to.push_back({std::exchange(m_desk, std::move(last.before)), last.what});
    Q_EMIT changed();
}

void DeskBook::undo()
{
    step(m_undo, m_redo);
}

void DeskBook::redo()
{
    step(m_redo, m_undo);
}

}  // namespace plimsoll
