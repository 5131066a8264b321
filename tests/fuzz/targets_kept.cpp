// The program's own files, which a person edits, loses half of, or gets from somebody else: read, or refused with
// a reason, and what was read is kept so that it is read again alike.
#include "app/settings_store.h"
#include "app/voice_store.h"
#include "app/webhook_text.h"
#include "model/desk/desk_address.h"
#include "tests/fuzz/targets.h"
#include "ui/key_words.h"
#include "ui/snapshot_plan.h"
#include "ui/symbol_search.h"
#include "ui/workspace_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

namespace plimsoll::fuzz {

namespace {

QByteArray bytesOf(std::string_view input)
{
    return {input.data(), static_cast<qsizetype>(input.size())};
}

// In memory where there is such a place: a file is written for each input.
const QString& folder()
{
    static const QTemporaryDir dir(
        (QFileInfo(QStringLiteral("/dev/shm")).isWritable() ? QStringLiteral("/dev/shm") : QDir::tempPath()) +
        QStringLiteral("/plimsoll-kept-XXXXXX"));
    static const QString path = dir.path();
    return path;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(), "a file can be written");
}

void clear()
{
    const QDir dir(folder());
    for (const QString& name : dir.entryList(QDir::Files | QDir::Hidden)) QFile::remove(dir.filePath(name));
}

void runSettings(std::string_view input)
{
    clear();
    // A name of its own: Qt remembers the last thirty files by name, size and time. Of only so many names, because
    // the program keeps a note of each file of its own.
    static int number = 0;
    number = (number + 1) % 256;
    const QString file = folder() + QStringLiteral("/settings-%1.ini").arg(number);
    write(file, bytesOf(input));
    SettingsStore store(file, QStringLiteral("desk"));
    const bool sound = store.problem().isEmpty();
    const Settings once = store.load();
    require(sound == store.notice().isEmpty(), "what is wrong is said when it is read");
    const QString kept = folder() + QStringLiteral("/kept-%1.ini").arg(number);
    SettingsStore other(kept, QStringLiteral("desk"));
    require(other.save(once).isEmpty(), "settings can be saved");
    require(other.load() == once && other.notice().isEmpty(), "settings are kept as read");
    static_cast<void>(themeOf(once));
    require(proxyProblem(once.proxy).isEmpty(), "a proxy that is taken can be used");
}
std::vector<std::string> settingsSeeds()
{
    Settings s;
    s.asset = QStringLiteral("SOL");
    s.proxy = QStringLiteral("socks5://user:secret@127.0.0.1:1080");
    s.ownThemes = {
        {QStringLiteral("Mine"), QStringLiteral("light"), {{QStringLiteral("bg.panel"), QColor(1, 2, 3)}}}};
    s.theme = QStringLiteral("Mine");
    s.layout = QJsonObject{{QStringLiteral("a"), 1}};
    clear();
    const QString file = folder() + QStringLiteral("/seed.ini");
    SettingsStore(file, QStringLiteral("desk")).save(s);
    QFile written(file);
    require(written.open(QIODevice::ReadOnly), "what was written can be read");
    return {written.readAll().toStdString(),
            "[General]\nschema=1\ntheme=light\ntopAssets=7\n[numbers]\npoint=comma\ngroup=dot\n"};
}

void runTheme(std::string_view input)
{
    const auto theme = readThemeFile(bytesOf(input));
    if (!theme) {
        require(!theme.error().isEmpty(), "what is no theme says why");
        return;
    }
    const auto again = readThemeFile(themeFile(*theme));
    require(again && *again == *theme, "a theme is kept as read");
    ThemeTokens tokens = builtinTokens(theme->base);
    tokens.insert(theme->changed);
    require(themeFromTokens(theme->name, tokens).hasValue(), "a theme that is taken can be shown");
}
std::vector<std::string> themeSeeds()
{
    std::vector<std::string> seeds;
    for (const QString& base : builtinThemeNames()) {
        OwnTheme theme{QStringLiteral("Mine"), base, {}};
        seeds.push_back(themeFile(theme).toStdString());
        theme.changed = builtinTokens(base);
        seeds.push_back(themeFile(theme).toStdString());
    }
    return seeds;
}

void runWorkspace(std::string_view input)
{
    const auto read = workspace_file::read(bytesOf(input));
    if (!read) {
        require(!read.error().isEmpty(), "what is no workspace says why");
        return;
    }
    require(!read->name.isEmpty() && read->name.size() <= workspace_file::kLongestName,
            "it has a name that can be shown");
    const QByteArray once = workspace_file::write(*read);
    const auto again = workspace_file::read(once);
    require(again && again->name == read->name && again->layout == read->layout, "a workspace is kept as read");
    require(workspace_file::write(*again) == once, "and written alike");
}
std::vector<std::string> workspaceSeeds()
{
    NamedWorkspace w;
    w.name = QStringLiteral("Crisis");
    w.layout.main.docks =
        rowOf(1, {tabsOf(3, {QStringLiteral("depth"), QStringLiteral("tape")}),
                  columnOf(2, {tabsOf(1, {QStringLiteral("funding")}), tabsOf(1, {QStringLiteral("warnings")})})});
    w.layout.main.floating = {{QStringLiteral("alerts"), QRect(10, 20, 300, 200)}};
    WindowLayout second;
    second.place = QRect(0, 0, 800, 600);
    second.docks = tabsOf(1, {QStringLiteral("journal")});
    w.layout.windows = {second};
    w.layout.links = QJsonObject{{QStringLiteral("groups"), QJsonObject{{QStringLiteral("tape"), 2}}}};
    w.layout.panels = QJsonObject{{QStringLiteral("depth"), QJsonObject{{QStringLiteral("range"), 50}}}};
    return {workspace_file::write(w).toStdString(),
            R"({"format":"plimsoll-workspace","version":1,"name":"a","layout":{"docks":{"tabs":["x"]}}})"};
}

// {"command": ["Ctrl+E", "S"]}, as the settings have it.
void runKeys(std::string_view input)
{
    const QJsonObject all = QJsonDocument::fromJson(bytesOf(input)).object();
    for (const QJsonValue& one : all) {
        QStringList names;
        for (const QJsonValue& name : one.toArray()) names << name.toString();
        const Keys keys = keysFromNames(names);
        require(keysFromNames(keysToNames(keys)) == keys, "keys are kept as read");
        for (const QKeySequence& key : keys) {
            static_cast<void>(isBare(key));
            require(!keysText({key}).isEmpty(), "a key can be shown");
        }
    }
}
std::vector<std::string> keySeeds()
{
    return {R"({"exportSnapshot":["Ctrl+E","S"],"full":["F11"],"none":[],"bad":["Ctrl+","Shift","?"]})",
            R"({"a":["Ctrl+Shift+Alt+Meta+F35","Num+Enter","Volume Up","Ctrl+K, Ctrl+B"]})"};
}

// "c", "m" or "h": which of the three files.
void runVoices(std::string_view input)
{
    if (input.empty()) return;
    clear();
    const char which = input.front();
    const char* const name = which == 'm' ? "mutes.json" : which == 'h' ? "webhooks.json" : "notifications.json";
    const QString path = folder() + QLatin1Char('/') + QLatin1String(name);
    write(path, bytesOf(input.substr(1)));
    VoiceStore store(folder());
    const auto choice = store.loadChoice();
    const auto mutes = store.loadMutes();
    const auto hooks = store.loadHooks();
    const auto written = [&] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const auto save = [](VoiceStore& to, char what, const auto& c, const auto& m, const auto& h) {
        return what == 'm' ? to.saveMutes(m) : what == 'h' ? to.saveHooks(h) : to.saveChoice(c);
    };
    require(save(store, which, choice, mutes, hooks).isEmpty(), "choices can be saved");
    const QByteArray once = written();
    VoiceStore again(folder());
    const auto choice2 = again.loadChoice();
    const auto mutes2 = again.loadMutes();
    const auto hooks2 = again.loadHooks();
    require(again.notice().isEmpty(), "what was saved is understood");
    require(save(again, which, choice2, mutes2, hooks2).isEmpty() && written() == once,
            "choices are kept as read");
}
std::vector<std::string> voiceSeeds()
{
    return {
        R"(c{"schema":1,"toasts":true,"tray_from":"warning","sound":{"critical":{"on":true,"volume":80,"file":"/a.wav"}},"quiet":{"until_ms":1800000000000,"daily":true,"from_minute":60,"until_minute":480},"fold_from":3})",
        R"(m{"schema":1,"mutes":[{"rule":"FUND_LONG","asset":"BTC","venue":"okx","how":"hour","since_ms":1800000000000,"until_ms":1800003600000},{"rule":"x","how":"forever","since_ms":1}]})",
        R"(h{"schema":1,"webhooks":[{"id":1,"name":"a","form":"telegram","url":"https://api.telegram.org/botX/sendMessage","chat":"1","from":"critical","on":true},{"id":2,"form":"slack","from":"notice"}]})"};
}

void runPlans(std::string_view input)
{
    const QJsonObject kept = QJsonDocument::fromJson(bytesOf(input)).object();
    const auto plan = snapshotPlanFrom(kept);
    if (plan) require(snapshotPlanFrom(toJson(*plan)) == plan, "a plan is kept as read");
    const auto choice = exportChoiceFrom(kept);
    require(exportChoiceFrom(toJson(choice)) == choice, "a choice is kept as read");
    require(exportPossible(choice.what, choice.form) && !pictureTooLarge(choice.size, choice.scale),
            "and possible");
}
std::vector<std::string> planSeeds()
{
    SnapshotPlan plan;
    plan.id = QStringLiteral("ab2d");
    plan.when = SnapshotPlan::When::At;
    plan.at = {0, 480};
    plan.choice.panels = {QStringLiteral("depth")};
    plan.choice.size = QSize(1'920, 1'080);
    return {QJsonDocument(toJson(plan)).toJson().toStdString(),
            QJsonDocument(toJson(plan.choice)).toJson().toStdString(),
            R"({"id":"zzzz","when":"warning","severity":"critical","minutes":-1,"most":1e9})"};
}

// Pasted addresses, one a line.
void runAddresses(std::string_view input)
{
    const AddressImport read = addressesFrom(input, {});
    std::string text;
    for (const WatchedAddress& a : read.addresses) {
        require(addressProblem(a.address).empty(), "what is taken is an address");
        text += a.address + ' ' + a.label + '\n';
    }
    const AddressImport again = addressesFrom(text, {});
    require(again.addresses.size() == read.addresses.size(), "what is taken can be pasted again");
    for (std::size_t i = 0; i < again.addresses.size(); ++i)
        require(again.addresses[i].address == read.addresses[i].address, "and is the same");
    require(addressesFrom(text, read.addresses).addresses.empty(), "what is there already is not taken twice");
}
std::vector<std::string> addressSeeds()
{
    return {
        "0x2e3d94f0562703b25c83308a05046ddaf9a8dd14 "
        "whale\nfriend;0xB0A55F13D22F66E6D495AC98113841B2326E9540\n0x12\n",
        "a,b,0x5e177e5e39c0f4e421f5865a6d8beed8d921cb70\r\n\r\n"};
}

// What is typed to find an asset.
void runSymbols(std::string_view input)
{
    static const std::vector<SymbolEntry> all = {
        {QStringLiteral("BTC"),
         QStringLiteral("BN"),
         {QStringLiteral("BTCUSDT"), QStringLiteral("BTC-USDT-SWAP")}},
        {QStringLiteral("PEPE"), QStringLiteral("BY"), {QStringLiteral("1000PEPEUSDT"), QStringLiteral("kPEPE")}},
        {QStringLiteral("\u5e01\u5b89\u4eba\u751f"), {}, {}}};
    const auto found = findSymbols(QString::fromUtf8(bytesOf(input)), all, 2);
    require(found.size() <= 2, "no more are found than were asked for");
    for (std::size_t i = 1; i < found.size(); ++i)
        require(found[i - 1].match <= found[i].match, "better ones first");
}
std::vector<std::string> symbolSeeds()
{
    return {"btc", "XBT", "1000PEPE", "BTC-USDT-SWAP", "k", " \u5e01"};
}

// The form, the status, then what a webhook's receiver answers.
void runHookAnswer(std::string_view input)
{
    Bytes bytes(input);
    const auto form = static_cast<HookForm>(bytes.below(4));
    const int status = static_cast<int>(bytes.byte()) * 4;
    const HookOutcome outcome = hookOutcome(form, status, bytesOf(bytes.rest()));
    require(outcome.kind == HookOutcome::Kind::Good || !outcome.text.isEmpty(), "what did not arrive says why");
    Hook hook;
    hook.form = form;
    VoicePost post;
    post.head = QString::fromUtf8(bytesOf(bytes.rest()));
    post.more = post.head;
    const QByteArray body = hookBody(hook, post);
    require(body.size() < 64'000 || form == HookForm::Json, "a post is no longer than its receiver takes");
    require(QJsonDocument::fromJson(body).isObject(), "a post is JSON");
}
std::vector<std::string> hookAnswerSeeds()
{
    return {std::string("\1\62{\"ok\":true}", 13), std::string("\3\62ok", 4), std::string("\2\63", 2),
            std::string("\0\153<html>@everyone</html>", 25)};
}

}  // namespace

std::span<const Target> keptTargets()
{
    static constexpr Target rows[] = {
        {"settings", &runSettings, &settingsSeeds},
        {"theme", &runTheme, &themeSeeds},
        {"workspace", &runWorkspace, &workspaceSeeds},
        {"keys", &runKeys, &keySeeds},
        {"voices", &runVoices, &voiceSeeds},
        {"snapshot_plan", &runPlans, &planSeeds},
        {"addresses", &runAddresses, &addressSeeds},
        {"symbols", &runSymbols, &symbolSeeds},
        {"hook_answer", &runHookAnswer, &hookAnswerSeeds},
    };
    return rows;
}

}  // namespace plimsoll::fuzz
