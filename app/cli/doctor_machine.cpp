// What of this machine the program needs: a display, letters, a folder with room, a sound database and settings
// that can be read, sound, a tray.
#include "app/cli/doctor_parts.h"
#include "app/paths.h"
#include "app/preferences_wiring.h"
#include "app/settings_store.h"
#include "app/unmounted_place.h"
#include "model/store/history_file.h"
#include "widgets/format.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLocalSocket>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryFile>

#include <functional>

namespace plimsoll {

namespace {

constexpr int kStoredMs = 1'500, kDisplayMs = 500;
constexpr qint64 kLittleSpace = 1ll << 30;

// What is stored, looked through as far as there is time for it; `history check` takes its time.
void checkStored(Findings& f, const Paths& paths)
{
    const QString subject = QStringLiteral("history");
    const QString path = paths.data + QLatin1Char('/') + QLatin1String(store::HistoryFile::kName);
    if (!QFileInfo::exists(path))
        return f.note(subject, QStringLiteral("none yet; it begins with the first live run"));
    const QString size = format::bytes(static_cast<double>(QFileInfo(path).size()));
    QElapsedTimer since;
    since.start();
    const std::function<bool()> late = [&since] { return since.hasExpired(kStoredMs); };
    auto db = store::Connection::open(path.toStdString(), store::Connection::Mode::Read);
    auto found = store::Stored<std::string>(std::string());
    if (db) {
        const store::Patience patience(*db, late);
        found = db->text("PRAGMA quick_check(1)");
    }
    const bool broken = !db || (!late() && (!found || *found != "ok"));
    if (!broken && late())
        return f.note(subject, size + QStringLiteral(", opens"),
                      QStringLiteral("plimsoll history check reads all of it"));
    const std::string& why = !db ? db.error().what : !found ? found.error().what : *found;
    f.check(!broken, subject,
            size + QStringLiteral(", ") + (broken ? QString::fromStdString(why) : QStringLiteral("whole")),
            QStringLiteral("the next live run sets it aside and begins anew; nothing is deleted"));
}

bool answers(const QString& socket)
{
    QLocalSocket s;
    s.connectToServer(socket);
    return s.waitForConnected(kDisplayMs);
}

void checkDisplay(Findings& f)
{
    const QString subject = QStringLiteral("display");
    const QString wayland = qEnvironmentVariable("WAYLAND_DISPLAY"), x = qEnvironmentVariable("DISPLAY");
    const QString remedy = QStringLiteral("start it in the session of a desktop, or set DISPLAY to one that runs");
    if (!wayland.isEmpty()) {
        const QString socket =
            QDir::isAbsolutePath(wayland)
                ? wayland
                : QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + wayland;
        if (answers(socket)) return f.ok(subject, QStringLiteral("Wayland, %1").arg(wayland));
        if (x.isEmpty()) return f.bad(subject, QStringLiteral("nobody answers at %1").arg(wayland), remedy);
    }
    if (x.isEmpty())
        return f.note(subject, QStringLiteral("none; the window needs one"),
                      QStringLiteral("snapshot, record and decode do not"));
    static const QRegularExpression local(QStringLiteral("^(unix)?:(\\d+)(\\.\\d+)?$"));
    const auto match = local.match(x);
    const QString socket = QStringLiteral("/tmp/.X11-unix/X") + match.captured(2);
    if (!match.hasMatch() || !QFileInfo::exists(socket))
        return f.note(subject, QStringLiteral("%1; whether it answers shows with the window").arg(x));
    f.check(answers(socket), subject,
            answers(socket) ? QStringLiteral("X11, %1").arg(x) : QStringLiteral("nobody answers at %1").arg(x),
            remedy);
}

// No sound server is asked: one that hangs would hang this.
void checkSound(Findings& f)
{
    const QString run = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const bool server = QFileInfo::exists(run + QStringLiteral("/pulse/native")) ||
                        QFileInfo::exists(run + QStringLiteral("/pipewire-0"));
    const bool card =
        !QDir(QStringLiteral("/dev/snd")).entryList({QStringLiteral("pcm*p")}, QDir::System).isEmpty();
    if (server)
        f.ok(QStringLiteral("sound"), QStringLiteral("a sound server runs"));
    else if (card)
        f.ok(QStringLiteral("sound"), QStringLiteral("a sound card, no server"));
    else
        f.note(QStringLiteral("sound"), QStringLiteral("neither a sound server nor a card"),
               QStringLiteral("alerts are seen, not heard; install pipewire-pulse, or use a webhook"));
}

void checkTray(Findings& f)
{
    const bool screen = !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    const QString run = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const bool bus = !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS") ||
                     QFileInfo::exists(run + QStringLiteral("/bus"));
    if (screen && bus)
        f.ok(QStringLiteral("tray"), QStringLiteral("the session has a message bus; Settings, Notifications says "
                                                    "whether the desktop has a tray"));
    else
        f.note(
            QStringLiteral("tray"),
            screen ? QStringLiteral("the session has no message bus") : QStringLiteral("none without a display"),
            QStringLiteral("notifications are shown in the window; start it in the session of a desktop"));
}

void checkFolder(Findings& f, const Paths& paths)
{
    const QString elsewhere = QStringLiteral("choose another with --data-dir DIR, or in Settings, Data");
    if (const QString gone = unmountedWords(paths.data); !gone.isEmpty())
        return f.bad(QStringLiteral("data folder"), gone, QStringLiteral("mount it, or ") + elsewhere);
    const auto made = makeFolder(paths.data);
    f.check(made.hasValue(), QStringLiteral("data folder"), made ? paths.data : made.error(), elsewhere);
    if (!made) return;
    QTemporaryFile probe(paths.data + QStringLiteral("/.doctor-XXXXXX"));
    const bool written = probe.open() && probe.write("x") == 1 && probe.flush();
    f.check(written, QStringLiteral("data folder write"), written ? QStringLiteral("works") : probe.errorString(),
            QStringLiteral("make room, or ") + elsewhere);
    const QStorageInfo disk(paths.data);
    f.check(disk.bytesAvailable() >= kLittleSpace, QStringLiteral("free space"),
            format::bytes(static_cast<double>(disk.bytesAvailable())),
            QStringLiteral("make room: raw frames need up to 1 GB an hour; Settings, Data keeps less"));
    checkStored(f, paths);
}

void checkSettings(Findings& f, const Paths& paths)
{
    const QString subject = QStringLiteral("settings");
    if (!QFileInfo::exists(paths.settings)) return f.note(subject, QStringLiteral("none yet; defaults are used"));
    const QString problem = SettingsStore(paths.settings).problem();
    f.check(problem.isEmpty(), subject,
            problem.isEmpty() ? paths.settings : QStringLiteral("%1: %2").arg(paths.settings, problem),
            QStringLiteral("the next start of the window uses defaults there, and keeps a damaged file aside"));
}

}  // namespace

void checkMachine(Findings& f, const Options& o)
{
    checkDisplay(f);
    const auto fonts = QFontDatabase::families().size();
    f.check(fonts > 0, QStringLiteral("fonts"), QStringLiteral("%1 families").arg(fonts),
            QStringLiteral("install fonts-dejavu-core"));
    if (fonts > 0 && !QFontDatabase::hasFamily(QStringLiteral("Roboto")))
        f.note(QStringLiteral("fonts"), QStringLiteral("Roboto is not there; another family stands in"),
               QStringLiteral("install fonts-roboto-unhinted"));
    const Paths paths = choosePaths(o);
    checkFolder(f, paths);
    checkSettings(f, paths);
    checkSound(f);
    checkTray(f);
}

void checkWay(Findings& f, const Config& config)
{
    const QString proxy = QString::fromStdString(config.network.proxy);
    const QString subject = QStringLiteral("proxy");
    if (proxy.isEmpty()) {
        f.ok(subject, QStringLiteral("as the system says"));
    } else {
        const QString wrong = proxyProblem(proxy);
        f.check(wrong.isEmpty(), subject,
                wrong.isEmpty() ? proxyShown(proxy) : QStringLiteral("%1: %2").arg(proxyShown(proxy), wrong),
                QStringLiteral("set it in Settings, Venues and network, or by --proxy URL"));
    }
    for (const std::string& file : config.network.caFiles) {
        const QString name = QString::fromStdString(file), wrong = caFileProblem(name);
        f.check(wrong.isEmpty(), QStringLiteral("certificates"),
                wrong.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, wrong),
                QStringLiteral("a PEM file with the anchor of your proxy: Settings, or --ca-file PEM"));
    }
}

}  // namespace plimsoll
