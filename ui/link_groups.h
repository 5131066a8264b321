// Which panels look at the same asset and the same moment: groups 1 to 9, none, and A, which follows whatever is
// chosen or focused. Units, fees and the venues that are set aside are one for all.
#pragma once

#include "ui/selection.h"

#include <QJsonObject>
#include <QObject>

#include <map>
#include <memory>

namespace plimsoll {

class LinkGroups : public QObject {
    Q_OBJECT
public:
    // As the chip in the title bar counts them.
    static constexpr int kNone = 0, kFirst = 1, kLast = 9, kActive = 10;

    explicit LinkGroups(QObject* parent = nullptr);
    ~LinkGroups() override;

    // What A looks at. An asset that is set here is chosen for the focused panel's group.
    Selection& active() { return m_active; }

    // A panel's own selection. It lives until the panel is removed.
    Selection& add(const QString& panel, int group = kFirst);
    void remove(const QString& panel);
    Selection* selection(const QString& panel) const;
    int group(const QString& panel) const;
    // Into a group that looks at something already: the panel looks there too.
    void setGroup(const QString& panel, int group);
    // The panel that a person works in; empty: none.
    void focus(const QString& panel);
    const QString& focused() const { return m_focused; }
    void choose(const QString& asset);
    // What the first of the groups in use looks at: it does not change by clicking from panel to panel.
    const QString& lead() const { return m_lead; }
    // Of all groups: an asset that panels move on together.
    QString assetOf(int group) const;

    // Groups of the panels that are not in the first, assets of the groups but the first, assets of the lonely.
    QJsonObject save() const;
    // `assets`: also what the groups looked at; else only who belongs together.
    void restore(const QJsonObject& kept, bool assets);

Q_SIGNALS:
    void groupChanged(const QString& panel, int group);
    void leadChanged(const QString& asset);

private:
    struct Member {
        std::unique_ptr<Selection> selection;
        int group = kFirst;
    };
    void wire(Selection& selection, const QString& panel);
    void spread(const QString& panel, const QString& asset);
    void point(const QString& panel, std::optional<Timestamp> time);
    void setAll(int group, const QString& asset);
    void share(const Selection& from);
    void lookForLead();

    Selection m_active;
    std::map<QString, Member> m_members;
    QString m_focused, m_lead;
    bool m_spreading = false;
};

}  // namespace plimsoll
