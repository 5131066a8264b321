// What ships is hardened: read from the built program itself, and from what an installation and so the package has
// of it. Builds for debugging and with sanitizers have other flags, and are passed over.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <elf.h>
#include <cstring>
#include <optional>

namespace {

QString cached(const QString& key)
{
    QFile cache(QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path() + QStringLiteral("/CMakeCache.txt"));
    if (!cache.open(QIODevice::ReadOnly)) return {};
    const QRegularExpression line(QStringLiteral("^%1:[A-Z]+=(.*)$").arg(key),
                                  QRegularExpression::MultilineOption);
    return line.match(QString::fromUtf8(cache.readAll())).captured(1);
}

// The parts of an ELF file that say how it was built (man 5 elf).
class Elf {
public:
    explicit Elf(const QString& path)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly)) m_bytes = file.readAll();
        const auto head = at<Elf64_Ehdr>(0);
        if (!head || std::memcmp(head->e_ident, ELFMAG, SELFMAG) != 0 || head->e_ident[EI_CLASS] != ELFCLASS64)
            return;
        type = head->e_type;
        for (unsigned i = 0; i < head->e_phnum; ++i)
            if (const auto p = at<Elf64_Phdr>(head->e_phoff + i * sizeof(Elf64_Phdr))) segments.append(*p);
        readDynamic();
    }

    const Elf64_Phdr* segment(quint32 kind) const
    {
        for (const Elf64_Phdr& p : segments)
            if (p.p_type == kind) return &p;
        return nullptr;
    }
    bool has(qint64 tag) const { return m_dynamic.contains(tag); }
    quint64 value(qint64 tag) const { return m_dynamic.value(tag); }
    // Entries of functions where an indirect jump may land: "endbr64".
    qsizetype landings() const { return m_bytes.count(QByteArray("\xf3\x0f\x1e\xfa", 4)); }

    int type = ET_NONE;
    QList<Elf64_Phdr> segments;
    QSet<QByteArray> wanted;  // names of functions of other libraries
    QStringList needed;

private:
    template <typename T>
    std::optional<T> at(quint64 offset) const
    {
        if (offset + sizeof(T) > static_cast<quint64>(m_bytes.size())) return std::nullopt;
        T value;
        std::memcpy(&value, m_bytes.constData() + offset, sizeof value);
        return value;
    }
    quint64 offsetOf(quint64 address) const
    {
        for (const Elf64_Phdr& p : segments)
            if (p.p_type == PT_LOAD && address >= p.p_vaddr && address < p.p_vaddr + p.p_filesz)
                return address - p.p_vaddr + p.p_offset;
        return 0;
    }
    QByteArray text(quint64 offset) const
    {
        return offset < static_cast<quint64>(m_bytes.size()) ? QByteArray(m_bytes.constData() + offset)
                                                             : QByteArray();
    }
    void readDynamic()
    {
        const Elf64_Phdr* p = segment(PT_DYNAMIC);
        if (!p) return;
        QList<quint64> libraries;
        for (quint64 o = p->p_offset; o < p->p_offset + p->p_filesz; o += sizeof(Elf64_Dyn)) {
            const auto d = at<Elf64_Dyn>(o);
            if (!d || d->d_tag == DT_NULL) break;
            if (d->d_tag == DT_NEEDED) libraries.append(d->d_un.d_val);
            m_dynamic.insert(d->d_tag, d->d_un.d_val);
        }
        const quint64 names = offsetOf(value(DT_STRTAB)), symbols = offsetOf(value(DT_SYMTAB));
        for (const quint64 l : libraries) needed << QString::fromLatin1(text(names + l));
        // The table of symbols has no length of its own; the table of their names follows it, or it ends with
        // nonsense.
        for (quint64 o = symbols + sizeof(Elf64_Sym);; o += sizeof(Elf64_Sym)) {
            const auto s = at<Elf64_Sym>(o);
            if (!s || (names > symbols && o >= names) || s->st_name >= value(DT_STRSZ)) break;
            if (s->st_shndx == SHN_UNDEF) wanted.insert(text(names + s->st_name));
        }
    }

    QByteArray m_bytes;
    QHash<qint64, quint64> m_dynamic;
};

}  // namespace

class TstBuildFlags : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

private Q_SLOTS:
    void initTestCase()
    {
        if (cached(QStringLiteral("CMAKE_BUILD_TYPE")) == QLatin1String("Debug"))
            QSKIP("a build for debugging is not what ships");
        if (!cached(QStringLiteral("PLIMSOLL_SANITIZE")).isEmpty())
            QSKIP("a build with sanitizers is not what ships");
    }
    void theProgramIsHardened_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("as built") << QStringLiteral(PLIMSOLL_BINARY);
        // `cpack` takes what this puts in place, and strips it too.
        QProcess install;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DESTDIR"), m_dir.path());
        install.setProcessEnvironment(environment);
        install.start(QStandardPaths::findExecutable(QStringLiteral("cmake")),
                      {QStringLiteral("--install"), QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path(),
                       QStringLiteral("--prefix"), QStringLiteral("/usr"), QStringLiteral("--strip")});
        if (install.waitForFinished(120'000) && install.exitCode() == 0)
            QTest::newRow("as packed") << m_dir.filePath(QStringLiteral("usr/bin/plimsoll"));
    }
    void theProgramIsHardened()
    {
        QFETCH(QString, path);
        const Elf elf(path);
        QVERIFY2(elf.needed.size() > 5, qPrintable(path));

        // At an address that nobody knows beforehand, with no writable code and no executable data or stack.
        QCOMPARE(elf.type, static_cast<int>(ET_DYN));
        QVERIFY(elf.value(DT_FLAGS_1) & DF_1_PIE);
        const Elf64_Phdr* stack = elf.segment(PT_GNU_STACK);
        QVERIFY(stack && !(stack->p_flags & PF_X));
        for (const Elf64_Phdr& p : elf.segments)
            QVERIFY2(p.p_type != PT_LOAD || (p.p_flags & (PF_W | PF_X)) != (PF_W | PF_X),
                     "writable and executable");
        QVERIFY(!elf.has(DT_TEXTREL));
        // All functions of libraries are found at the start, and the table of them is read-only from then on.
        QVERIFY((elf.value(DT_FLAGS) & DF_BIND_NOW) || (elf.value(DT_FLAGS_1) & DF_1_NOW));
        QVERIFY(elf.segment(PT_GNU_RELRO));
        // No library from where the program happened to be built.
        QVERIFY(!elf.has(DT_RPATH) && !elf.has(DT_RUNPATH));

        // A stack that was run over ends the program; copies know how much room there is; the library's containers
        // look where they are told to look.
        QVERIFY(elf.wanted.contains("__stack_chk_fail"));
        QVERIFY(elf.wanted.contains("__fprintf_chk"));  // what every message of the command line goes through
        QVERIFY(std::any_of(elf.wanted.begin(), elf.wanted.end(),
                            [](const QByteArray& n) { return n.contains("glibcxx_assert_fail"); }));
#if defined(__x86_64__)
        // The linker says in a note that all of a program can be held to it only where the C library's own
        // beginnings can, which is not so on Debian 12: so the code itself is asked.
        QVERIFY2(elf.landings() > 5'000, qPrintable(QString::number(elf.landings())));
#endif
    }
    void thePackageIsOfTheReleaseBuild()
    {
        const auto textOf = [](const char* path) {
            QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + QLatin1String(path));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray script = textOf("packaging/build-deb.sh");
        QVERIFY(script.contains("\"$root/run\" --build-only"));
        QVERIFY(script.contains("build=\"$root/build/release\""));
        QVERIFY(textOf("run").contains("configure release"));
        QVERIFY(textOf("CMakePresets.json").contains("{\"CMAKE_BUILD_TYPE\": \"RelWithDebInfo\""));
    }
};

QTEST_GUILESS_MAIN(TstBuildFlags)
#include "tst_build_flags.moc"
