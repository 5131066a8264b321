#include "app/log_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <array>
#include <cstdio>
#include <mutex>

namespace plimsoll {

namespace {

constexpr qint64 kLargest = 4 << 20;
constexpr int kKept = 3;

struct Log {
    std::mutex mutex;
    QFile file;
    QtMessageHandler before = nullptr;
    bool told = false;  // rules were given: the person wants to see

    void rotate()
    {
        const QString name = file.fileName();
        file.close();
        QFile::remove(QStringLiteral("%1.%2").arg(name).arg(kKept));
        for (int n = kKept - 1; n >= 1; --n)
            QFile::rename(QStringLiteral("%1.%2").arg(name).arg(n), QStringLiteral("%1.%2").arg(name).arg(n + 1));
        QFile::rename(name, name + QStringLiteral(".1"));
        if (!file.open(QIODevice::Append | QIODevice::Text))
            std::fprintf(stderr, "plimsoll: cannot write %s\n", qUtf8Printable(name));
    }
};

// Never destroyed: Qt may still speak while the process ends.
Log& theLog()
{
    static Log* const log = new Log;
    return *log;
}

// Said by Qt in every run without a desktop, and of no use to anybody.
bool idle(const QString& text)
{
    return text.contains(QLatin1String("propagateSizeHints")) || text.contains(QLatin1String("XDG_RUNTIME_DIR"));
}

// One line a message, and nothing that a terminal obeys: what a venue said may be in it.
QString oneLine(QString text)
{
    for (QChar& c : text)
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format) c = QLatin1Char(' ');
    return text;
}

void write(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    if (idle(text)) return;
    static constexpr std::array words = {"debug", "warning", "critical", "fatal", "info"};
    const char* word = words[static_cast<std::size_t>(type)];
    const QByteArray line =
        QStringLiteral("%1 %2 %3: %4\n")
            .arg(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs), QLatin1String(word),
                 QLatin1String(context.category ? context.category : "default"), oneLine(text))
            .toUtf8();
    Log& log = theLog();
    const std::lock_guard lock(log.mutex);
    if (log.file.isOpen()) {
        log.file.write(line);
        log.file.flush();
        if (log.file.size() > kLargest) log.rotate();
    }
    if (log.told || (type != QtDebugMsg && type != QtInfoMsg))
        std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

}  // namespace

QString startLog(const QString& path, const QString& rules)
{
    Log& log = theLog();
    QString problem;
    {
        const std::lock_guard lock(log.mutex);
        log.told = !rules.isEmpty();
        if (!path.isEmpty()) {
            QDir().mkpath(QFileInfo(path).absolutePath());
            log.file.setFileName(path);
            if (!log.file.open(QIODevice::Append | QIODevice::Text))
                problem = QStringLiteral("cannot write the log %1: %2").arg(path, log.file.errorString());
            else if (log.file.size() > kLargest)
                log.rotate();
        }
    }
    if (!rules.isEmpty()) {
        QString lines = rules;
        QLoggingCategory::setFilterRules(lines.replace(QLatin1Char(';'), QLatin1Char('\n')));
    }
    if (!log.before) log.before = qInstallMessageHandler(&write);
    return problem;
}

void stopLog()
{
    Log& log = theLog();
    if (log.before) qInstallMessageHandler(log.before);
    log.before = nullptr;
    const std::lock_guard lock(log.mutex);
    log.file.close();
}

}  // namespace plimsoll
