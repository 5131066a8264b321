// The person's alerts as the window knows them: one list, changed here and nowhere else. The application
// keeps it in a file and hands it to the model; what became of each comes back by snapshot.
#pragma once

#include "model/alerts/alert.h"

#include <QObject>

#include <vector>

namespace plimsoll {

class AlertBook : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    const std::vector<AlertRule>& rules() const { return m_rules; }
    const AlertRule* find(std::uint64_t id) const;
    // From the file; announces nothing.
    void load(std::vector<AlertRule> rules) { m_rules = std::move(rules); }

    std::uint64_t add(AlertRule rule);  // gives it its number
    void replace(const AlertRule& rule);
    void remove(std::uint64_t id);
    void setArmed(std::uint64_t id, bool armed);

    // A panel offers a condition; the window opens the form with it. Nothing is set before the person agrees.
    void propose(const AlertCondition& condition) { Q_EMIT proposed(condition); }
    void edit(std::uint64_t id) { Q_EMIT editWanted(id); }

Q_SIGNALS:
    void changed();
    void proposed(const plimsoll::AlertCondition& condition);
    void editWanted(quint64 id);

private:
    std::vector<AlertRule> m_rules;
};

}  // namespace plimsoll
