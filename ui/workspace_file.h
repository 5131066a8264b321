// A workspace as a value, and as a file that one person may give another: no path of a machine, nothing that is
// the person's own, and what somebody else wrote is read with care.
#pragma once

#include "model/market/expected.h"
#include "ui/dock_host.h"

#include <QJsonObject>
#include <QRect>

#include <vector>

namespace plimsoll {

struct WindowLayout {
    QRect place;  // of a window of its own; the main window keeps its own
    bool maximised = false;
    DockPlan docks;
    std::vector<FloatingPanel> floating;
    bool operator==(const WindowLayout&) const = default;
    QStringList panels() const;
};

struct WorkspaceLayout {
    WindowLayout main;
    std::vector<WindowLayout> windows;
    QJsonObject links;   // LinkGroups::save
    QJsonObject panels;  // their settings by id
    bool operator==(const WorkspaceLayout&) const = default;
    // Whether the same panels are open in the same places, whatever their sizes.
    bool sameShape(const WorkspaceLayout& other) const;
    QStringList all() const;  // ids of open panels
};

QJsonObject toJson(const WorkspaceLayout& layout);
// None: damaged.
std::optional<WorkspaceLayout> workspaceLayoutFrom(const QJsonObject& json);

struct NamedWorkspace {
    QString name;
    WorkspaceLayout layout;
};

namespace workspace_file {

inline constexpr qint64 kLargest = 1 << 20;
inline constexpr int kLongestName = 40;
QString suffix();  // ".plimsoll-workspace"
// A name as it may be shown, kept and be a file's: trimmed, without signs that steer; empty: none is left.
QString tidyName(const QString& name);

// `own`: panels whose settings are the person's own and stay here.
QByteArray write(const NamedWorkspace& workspace, const QStringList& own = {});
// The error is a sentence for the person.
Expected<NamedWorkspace, QString> read(const QByteArray& bytes);
Expected<NamedWorkspace, QString> readFile(const QString& path);

}  // namespace workspace_file

// Where a window may stand so that a person can take hold of it: as wanted, or brought back onto a screen that
// exists. `screens`: what is free on each, the first the main one.
QRect broughtBack(const QRect& wanted, const QList<QRect>& screens);

}  // namespace plimsoll
