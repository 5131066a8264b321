#include "ui/workspace_file.h"

#include "model/plain_bytes.h"
#include "widgets/within.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kVersion = 1, kMostWindows = 8, kMostFloating = 32, kMostPanels = 64, kFarthest = 100'000;
constexpr int kLongestText = 400, kDeepest = 8;
const QString kFormat = QStringLiteral("format"), kWord = QStringLiteral("plimsoll-workspace"),
              kVersionKey = QStringLiteral("version"), kName = QStringLiteral("name"),
              kLayout = QStringLiteral("layout"), kDocks = QStringLiteral("docks"),
              kFloating = QStringLiteral("floating"), kWindows = QStringLiteral("windows"),
              kPlace = QStringLiteral("place"), kLinks = QStringLiteral("links"),
              kPanels = QStringLiteral("panels"), kMaximised = QStringLiteral("maximised");

struct WorkspaceWords {
    Q_DECLARE_TR_FUNCTIONS(WorkspaceWords)
};

QJsonArray toJson(const QRect& r)
{
    return {r.x(), r.y(), r.width(), r.height()};
}

QRect rectFrom(const QJsonValue& v)
{
    const QJsonArray a = v.toArray();
    if (a.size() != 4) return {};
    const auto at = [&](int i) { return within(a[i].toInt(), -kFarthest, kFarthest); };
    return {at(0), at(1), std::max(0, at(2)), std::max(0, at(3))};
}

QJsonObject toJson(const WindowLayout& w, bool placed)
{
    QJsonObject json{{kDocks, plimsoll::toJson(w.docks)}};
    QJsonArray floating;
    for (const FloatingPanel& f : w.floating)
        floating.append(QJsonObject{{QStringLiteral("panel"), f.id}, {kPlace, toJson(f.place)}});
    if (!floating.isEmpty()) json.insert(kFloating, floating);
    if (placed) json.insert(kPlace, toJson(w.place));
    if (w.maximised) json.insert(kMaximised, true);
    return json;
}

std::optional<WindowLayout> windowFrom(const QJsonObject& json)
{
    const auto docks = dockPlanFrom(json.value(kDocks).toObject());
    if (!docks) return std::nullopt;
    WindowLayout w;
    w.docks = *docks;
    w.place = rectFrom(json.value(kPlace));
    w.maximised = json.value(kMaximised).toBool();
    const QJsonArray floating = json.value(kFloating).toArray();
    if (floating.size() > kMostFloating) return std::nullopt;
    for (const auto& v : floating) {
        const QJsonObject f = v.toObject();
        const QString id = f.value(QStringLiteral("panel")).toString();
        if (id.isEmpty() || id.size() > 64) return std::nullopt;
        w.floating.push_back({id, rectFrom(f.value(kPlace))});
    }
    return w;
}

bool looksLikeAPath(const QString& s)
{
    static const QRegularExpression path(
        QStringLiteral("^(/|~/|\\\\\\\\|[A-Za-z]:[/\\\\]|file:)|/(home|Users|root|tmp|var|mnt|media)/"));
    return path.match(s).hasMatch();
}

// Nothing of a panel's settings is a file, today. Should that ever change, it does not leave the machine by this.
QJsonValue clean(const QJsonValue& v, int depth = 0)
{
    if (depth > kDeepest) return {};
    if (v.isString()) return v.toString().size() > kLongestText || looksLikeAPath(v.toString()) ? QJsonValue() : v;
    if (v.isArray()) {
        QJsonArray out;
        for (const auto& e : v.toArray()) out.append(clean(e, depth + 1));
        return out;
    }
    if (v.isObject()) {
        QJsonObject out;
        const QJsonObject o = v.toObject();
        for (auto it = o.begin(); it != o.end(); ++it)
            if (!looksLikeAPath(it.key())) out.insert(it.key(), clean(it.value(), depth + 1));
        return out;
    }
    return v;
}

}  // namespace

QStringList WindowLayout::panels() const
{
    QStringList out = docks.all();
    for (const FloatingPanel& f : floating) out << f.id;
    return out;
}

QStringList WorkspaceLayout::all() const
{
    QStringList out = main.panels();
    for (const WindowLayout& w : windows) out << w.panels();
    return out;
}

bool WorkspaceLayout::sameShape(const WorkspaceLayout& other) const
{
    const auto same = [](const WindowLayout& a, const WindowLayout& b) {
        const auto ids = [](const WindowLayout& w) {
            QSet<QString> out;
            for (const FloatingPanel& f : w.floating) out.insert(f.id);
            return out;
        };
        return a.docks.sameShape(b.docks) && ids(a) == ids(b);
    };
    return same(main, other.main) &&
           links.value(QStringLiteral("groups")) == other.links.value(QStringLiteral("groups")) &&
           std::equal(windows.begin(), windows.end(), other.windows.begin(), other.windows.end(), same);
}

QJsonObject toJson(const WorkspaceLayout& layout)
{
    QJsonObject json = toJson(layout.main, false);
    QJsonArray windows;
    for (const WindowLayout& w : layout.windows) windows.append(toJson(w, true));
    if (!windows.isEmpty()) json.insert(kWindows, windows);
    json.insert(kLinks, layout.links);
    json.insert(kPanels, layout.panels);
    return json;
}

std::optional<WorkspaceLayout> workspaceLayoutFrom(const QJsonObject& json)
{
    const auto main = windowFrom(json);
    const QJsonArray windows = json.value(kWindows).toArray();
    if (!main || !json.value(kDocks).isObject() || windows.size() > kMostWindows) return std::nullopt;
    WorkspaceLayout out;
    out.main = *main;
    for (const auto& v : windows) {
        auto w = windowFrom(v.toObject());
        if (!w) return std::nullopt;
        out.windows.push_back(std::move(*w));
    }
    // One panel is in one place.
    QStringList all = out.all();
    if (all.size() > kMostPanels || all.removeDuplicates() > 0) return std::nullopt;
    out.links = json.value(kLinks).toObject();
    out.panels = json.value(kPanels).toObject();
    if (out.panels.size() > 2 * kMostPanels) return std::nullopt;
    return out;
}

namespace workspace_file {

QString suffix()
{
    return QStringLiteral(".plimsoll-workspace");
}

QString tidyName(const QString& name)
{
    QString out;
    for (const QChar c : name) {
        if (c.isSpace())
            out += u' ';
        else if (c.isPrint() && c.category() != QChar::Other_Format && c != u'/' && c != u'\\')
            out += c;
    }
    return out.simplified().left(kLongestName).trimmed();
}

QByteArray write(const NamedWorkspace& workspace, const QStringList& own)
{
    QJsonObject layout = toJson(workspace.layout);
    QJsonObject panels = layout.value(kPanels).toObject();
    for (const QString& id : own) panels.remove(id);
    layout.insert(kPanels, clean(panels));
    return QJsonDocument(
               QJsonObject{{kFormat, kWord}, {kVersionKey, kVersion}, {kName, workspace.name}, {kLayout, layout}})
        .toJson();
}

Expected<NamedWorkspace, QString> read(const QByteArray& bytes)
{
    if (bytes.size() > kLargest) return Unexpected{WorkspaceWords::tr("The file is too large for a workspace.")};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return Unexpected{WorkspaceWords::tr("The file is no workspace: %1 at byte %2.")
                              .arg(error.errorString())
                              .arg(error.offset)};
    const QJsonObject json = document.object();
    if (json.value(kFormat).toString() != kWord)
        return Unexpected{WorkspaceWords::tr("The file is no workspace of this program.")};
    const int version = json.value(kVersionKey).toInt();
    if (version > kVersion)
        return Unexpected{WorkspaceWords::tr("The workspace was written by a newer version of the program.")};
    if (version < 1) return Unexpected{WorkspaceWords::tr("The workspace file is damaged: it names no version.")};
    NamedWorkspace out;
    out.name = tidyName(json.value(kName).toString());
    if (out.name.isEmpty()) out.name = WorkspaceWords::tr("Workspace");
    auto layout = workspaceLayoutFrom(json.value(kLayout).toObject());
    if (!layout)
        return Unexpected{WorkspaceWords::tr("The workspace file is damaged: its layout makes no sense.")};
    if (layout->all().isEmpty()) return Unexpected{WorkspaceWords::tr("The workspace file holds no panel.")};
    layout->panels = clean(layout->panels).toObject();
    out.layout = std::move(*layout);
    return out;
}

Expected<NamedWorkspace, QString> readFile(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    const auto bytes = readPlainBytes(path, kLargest);
    if (!bytes && bytes.error().why == FileRefusal::Why::TooLarge)
        return Unexpected{WorkspaceWords::tr("%1 is too large for a workspace.").arg(name)};
    if (!bytes) return Unexpected{WorkspaceWords::tr("%1 cannot be read.").arg(name)};
    auto got = read(*bytes);
    if (!got) return Unexpected{name + QStringLiteral(": ") + got.error()};
    return got;
}

}  // namespace workspace_file

QRect broughtBack(const QRect& wanted, const QList<QRect>& screens)
{
    constexpr QSize kLeast{320, 200}, kUsual{1200, 760}, kHold{120, 24};
    if (screens.isEmpty()) return wanted;
    QSize size = wanted.isEmpty() ? kUsual : wanted.size().expandedTo(kLeast);
    // Enough of its title to take hold of.
    for (const QRect& s : screens) {
        const QRect seen = QRect(wanted.topLeft(), QSize(size.width(), kHold.height())) & s;
        if (!wanted.isEmpty() && seen.width() >= kHold.width() && seen.height() >= kHold.height())
            return {wanted.topLeft(), size.boundedTo(QSize(std::max(s.width(), size.width()), s.height()))};
    }
    const QRect& s = screens.front();
    size = size.boundedTo(s.size());
    return {s.topLeft() + QPoint((s.width() - size.width()) / 2, (s.height() - size.height()) / 2), size};
}

}  // namespace plimsoll
