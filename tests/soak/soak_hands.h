// What a person does with the window during a long run: panels come and go, symbols and workspaces change, windows
// open, things are exported, recorded and frozen. One deed at a time, and home again.
#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace plimsoll {
class MainWindow;
}

namespace plimsoll::test {

class SoakHands {
public:
    explicit SoakHands(MainWindow& window, QStringList assets) : m_window(window), m_assets(std::move(assets)) {}

    // One of all deeds; its name.
    QString doSomething(std::mt19937_64& dice);
    // By name; false: there is no such deed.
    bool doIt(const QString& deed, std::mt19937_64& dice);
    static QStringList deeds();
    // Each dialog and window once, and home.
    void openAll(std::mt19937_64& dice);
    // Every window but the first is closed, the first workspace is as it comes, every venue is on, nothing
    // records.
    void home();

private:
    struct Deed;
    static const Deed kDeeds[];

    MainWindow& m_window;
    const QStringList m_assets;
    bool m_recording = false;
};

}  // namespace plimsoll::test
