// The person's positions, planned trades and desk settings as the window knows them: changed here and nowhere
// else. The application keeps them in a file and hands them to the model; what they mean now comes back by
// snapshot. Every change can be taken back.
#pragma once

#include "model/desk/desk.h"

#include <QObject>
#include <QString>

#include <vector>

namespace plimsoll {

class DeskBook : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMostPositions = 500, kMostTrades = 50, kMostPresets = 200, kUndo = 50;

    using QObject::QObject;

    const Desk& desk() const { return m_desk; }
    const DeskSettings& settings() const { return m_desk.settings; }
    const Position* position(std::uint64_t id) const;
    const PlannedTrade* trade(std::uint64_t id) const;
    // From the file; announces nothing and cannot be taken back.
    void load(Desk desk);

    // Gives each its number. What is beyond the room there is is left out; says how many came in.
    std::size_t add(std::vector<Position> positions);
    void replace(const Position& position);
    void remove(const std::vector<std::uint64_t>& ids);

    std::uint64_t add(PlannedTrade trade);  // 0: there is no room
    void replace(const PlannedTrade& trade);
    void removeTrade(std::uint64_t id);

    void setSettings(const DeskSettings& settings);

    // All watched addresses; new ones (number 0) get theirs. What is beyond the room there is is left out.
    void setAddresses(std::vector<WatchedAddress> addresses);
    // What can be watched for trying it out; empty but in a simulated market.
    void setExamples(std::vector<WatchedAddress> examples) { m_examples = std::move(examples); }
    const std::vector<WatchedAddress>& examples() const { return m_examples; }

    // One of the same calculator, asset and name is replaced. False: there is no room.
    bool setPreset(const CalcPreset& preset);
    void removePreset(const std::string& calculator, const std::string& asset, const std::string& name);

    // What would be taken back, in words; empty: nothing.
    QString undoText() const { return m_undo.empty() ? QString() : m_undo.back().what; }
    QString redoText() const { return m_redo.empty() ? QString() : m_redo.back().what; }
    void undo();
    void redo();

Q_SIGNALS:
    void changed();

private:
    struct Step {
        Desk before;
        QString what;
    };
    void change(Desk next, const QString& what);
    void step(std::vector<Step>& from, std::vector<Step>& to);
    std::uint64_t nextId() const;

    Desk m_desk;
    std::vector<Step> m_undo, m_redo;
    std::vector<WatchedAddress> m_examples;
};

}  // namespace plimsoll
