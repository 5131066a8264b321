#include "ui/preferences.h"

#include "ui/still_desktop.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace plimsoll {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("plimsoll::Preferences", text);
}

constexpr int kThemeSchema = 1;
constexpr qsizetype kLargestThemeFile = 256 << 10;

}  // namespace

QString proxyProblem(const QString& url)
{
    if (url.isEmpty()) return {};
    const QUrl u(url, QUrl::StrictMode);
    if (!u.isValid() || url.contains(u' '))
        return tr("This is no address: http://HOST:PORT or socks5://HOST:PORT");
    // Nor by https: the way to the proxy would not be encrypted, and its password readable on it.
    if (u.scheme() != QLatin1String("http") && u.scheme() != QLatin1String("socks5"))
        return tr("A proxy is reached by http or socks5");
    if (u.host().isEmpty()) return tr("The host is missing");
    if (u.port() == 0) return tr("The port is a number from 1 to 65535");
    if (u.path().size() > 1 || u.hasQuery() || u.hasFragment()) return tr("Nothing may follow the port");
    if (u.userName().isEmpty() && !u.password().isEmpty()) return tr("A password needs a user");
    return {};
}

QString proxyShown(const QString& url)
{
    // By its letters: with a "#", "?" or "/" in the password it is no address that has one.
    const qsizetype at = url.lastIndexOf(u'@'), first = url.indexOf(u':');
    const bool scheme = first >= 0 && QStringView(url).mid(first).startsWith(u"://");
    const qsizetype colon = scheme ? url.indexOf(u':', first + 3) : first;
    if (colon < 0 || colon > at) return url;
    return url.left(colon + 1) + QStringLiteral("***") + url.mid(at);
}

QStringList themeNames(const Preferences& p)
{
    QStringList names = builtinThemeNames();
    for (const OwnTheme& t : p.ownThemes) names << t.name;
    return names;
}

const OwnTheme* ownTheme(const Preferences& p, const QString& name)
{
    for (const OwnTheme& t : p.ownThemes)
        if (t.name == name) return &t;
    return nullptr;
}

ThemeTokens themeTokens(const Preferences& p, const QString& name)
{
    const OwnTheme* own = ownTheme(p, name);
    const QString base = own ? own->base : name;
    ThemeTokens tokens = builtinTokens(builtinThemeNames().contains(base) ? base : QStringLiteral("dark"));
    if (own)
        for (auto it = own->changed.begin(); it != own->changed.end(); ++it) tokens.insert(it.key(), it.value());
    return tokens;
}

Theme themeNamed(const Preferences& p, const QString& name)
{
    Theme theme = builtinTheme(QStringLiteral("dark"));
    if (ownTheme(p, name)) {
        // A bad colour of one's own is never kept; should one be, the built-in theme stands in.
        if (auto made = themeFromTokens(name, themeTokens(p, name))) theme = std::move(*made);
    } else if (builtinThemeNames().contains(name)) {
        theme = builtinTheme(name);
    }
    if (!p.fontFamily.isEmpty()) theme.uiFonts.prepend(p.fontFamily);
    theme.fontStep = p.fontStep;
    theme.motion.reduced = reducedMotion(p.motion);
    return theme;
}

Theme themeOf(const Preferences& p)
{
    return themeNamed(p, p.theme);
}

bool reducedMotion(Motion motion)
{
    return motion == Motion::Reduced || (motion == Motion::AsDesktop && desktopWantsStillness());
}

QByteArray themeFile(const OwnTheme& theme)
{
    QJsonObject colors;
    for (auto it = theme.changed.begin(); it != theme.changed.end(); ++it)
        colors.insert(it.key(), it.value().name());
    return QJsonDocument(QJsonObject{{QStringLiteral("plimsoll_theme"), kThemeSchema},
                                     {QStringLiteral("name"), theme.name},
                                     {QStringLiteral("base"), theme.base},
                                     {QStringLiteral("colors"), colors}})
        .toJson();
}

Expected<OwnTheme, QString> readThemeFile(const QByteArray& file)
{
    const auto wrong = [](const QString& why) { return Unexpected{why}; };
    if (file.size() > kLargestThemeFile) return wrong(tr("This is no theme: the file is too large"));
    QJsonParseError parse;
    const QJsonObject o = QJsonDocument::fromJson(file, &parse).object();
    if (parse.error != QJsonParseError::NoError)
        return wrong(tr("This is no theme: %1 at byte %2").arg(parse.errorString()).arg(parse.offset));
    if (o.value(QLatin1String("plimsoll_theme")).toInt() != kThemeSchema)
        return wrong(tr("This is no theme of this version of Plimsoll"));
    OwnTheme t;
    t.name = o.value(QLatin1String("name")).toString().simplified();
    t.base = o.value(QLatin1String("base")).toString();
    if (const QString why = themeNameProblem(t.name); !why.isEmpty()) return wrong(why);
    if (!builtinThemeNames().contains(t.base))
        return wrong(tr("It is made of an unknown theme, \"%1\"").arg(t.base));
    const QJsonObject colors = o.value(QLatin1String("colors")).toObject();
    for (auto it = colors.begin(); it != colors.end(); ++it) {
        if (!themeTokenKeys().contains(it.key())) return wrong(tr("\"%1\" is no colour of a theme").arg(it.key()));
        const QString said = it.value().toString();
        const QColor c = said.size() == 7 && said.startsWith(u'#') ? QColor(said) : QColor();
        if (!c.isValid()) return wrong(tr("%1 is no colour like #0f1317").arg(it.key()));
        t.changed.insert(it.key(), c);
    }
    return t;
}

QString themeNameProblem(const QString& name)
{
    if (name.simplified().isEmpty()) return tr("A theme needs a name");
    if (name.size() > preference_limits::kLongestName) return tr("The name is too long");
    if (builtinThemeNames().contains(name.simplified().toLower())) return tr("Plimsoll's own theme has this name");
    return {};
}

}  // namespace plimsoll
