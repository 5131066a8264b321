// How panels are laid out, as a value: rows, columns and stacks of tabs, each with its share of the room. It says
// the same on a screen of any size, and can be read from a file that somebody else has written.
#pragma once

#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll {

struct DockPlan {
    enum class Kind : std::uint8_t { Tabs, Row, Column };
    Kind kind = Kind::Tabs;
    // Of the room of what it is part of, against the other parts; on a window of 1920, and on one of 1366 (0: the
    // same). In between, in between.
    int share = 1, narrow = 0;
    std::vector<DockPlan> parts;  // of a row, from the left; of a column, from above
    QStringList panels;           // of a stack
    int front = 0;

    bool empty() const { return panels.isEmpty() && parts.empty(); }
    QStringList all() const;
    bool has(const QString& panel) const;
    // The same arrangement, whatever the shares are and which tab is in front.
    bool sameShape(const DockPlan& other) const;
    bool operator==(const DockPlan&) const = default;
};

DockPlan tabsOf(int share, QStringList panels);
DockPlan tabsOf(std::pair<int, int> shares, QStringList panels);
DockPlan rowOf(int share, std::vector<DockPlan> parts);
DockPlan columnOf(int share, std::vector<DockPlan> parts);
DockPlan columnOf(std::pair<int, int> shares, std::vector<DockPlan> parts);

// Puts a panel beside or below another one, or as a tab behind it. In an empty plan it stands alone. False: the
// other one is not there.
enum class DockSide : std::uint8_t { Right, Below, Tab };
bool insert(DockPlan& plan, const QString& panel, const QString& at, DockSide side);

// For a screen that has no room for two above one another: columns become stacks of tabs, rows stay. Where rows
// stand above one another, what is at the same place of each becomes a stack.
DockPlan folded(const DockPlan& plan);

// Without the panels that `keep` does not want; stacks, rows and columns that nothing is left of go.
template <typename Keep>
void prune(DockPlan& plan, const Keep& keep)
{
    for (DockPlan& part : plan.parts) prune(part, keep);
    std::erase_if(plan.parts, [](const DockPlan& part) { return part.empty(); });
    const QString front = plan.panels.value(plan.front);
    plan.panels.removeIf([&](const QString& id) { return !keep(id); });
    plan.front = static_cast<int>(std::max<qsizetype>(0, plan.panels.indexOf(front)));
    if (plan.parts.size() == 1) {
        DockPlan only = std::move(plan.parts.front());
        only.share = plan.share;
        only.narrow = plan.narrow;
        plan = std::move(only);
    }
}

QJsonObject toJson(const DockPlan& plan);
// None: it is no plan, or one that no screen could hold. An empty object is an empty plan.
std::optional<DockPlan> dockPlanFrom(const QJsonObject& json);

}  // namespace plimsoll
