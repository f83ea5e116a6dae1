// SPDX-License-Identifier: GPL-3.0-or-later
#include "codetext.h"
#include "sourcetree.h"

#include <QHash>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace asterism::rules;

namespace {

constexpr int fileCap = 600;
constexpr int functionCap = 60;
constexpr int longestWait = 500; ///< ms; a test waits for an event, not for time

QStringList search(const QStringList &paths, const QRegularExpression &pattern, const QString &why)
{
    QStringList findings;
    for (const QString &path : paths) {
        const QString code = bareCode(read(path));
        auto match = pattern.globalMatch(code);
        while (match.hasNext()) {
            const auto one = match.next();
            findings += finding(path, lineAt(code, one.capturedStart()), one.captured() + why);
        }
    }
    return findings;
}

/// Tests below none of @p folders.
QStringList testsBut(const QStringList &folders)
{
    QStringList paths = cppFiles({u"tests"_s});
    paths.removeIf([&](const QString &path) {
        return std::ranges::any_of(folders, [&](const auto &f) { return path.startsWith(f); });
    });
    return paths;
}

int shareOf(std::vector<int> numbers, double share)
{
    if (numbers.empty())
        return 0;
    const auto nth = numbers.begin() + std::ptrdiff_t(double(numbers.size() - 1) * share);
    std::ranges::nth_element(numbers, nth);
    return *nth;
}

} // namespace

class TestCode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAreShort();
    void functionsAreShort();
    void noCoroutines();
    void noViews();
    void noRangeOfATemporary();
    void sqlOnlyInStore();
    void nobodyGoesAroundTheGate();
    void typesHaveNamesOfTheirOwn();
    void testsDoNotSleep();
    void testsAreNotSkipped();
};

void TestCode::filesAreShort()
{
    QStringList findings;
    std::vector<int> sizes;
    for (const QString &path : files({u"src"_s, u"ui"_s, u"qml"_s, u"tests"_s},
             {u".cpp"_s, u".h"_s, u".qml"_s, u".sh"_s, u".cmake"_s, u"CMakeLists.txt"_s})) {
        sizes.push_back(lineCount(read(path)));
        if (sizes.back() > fileCap)
            findings += finding(path, fileCap, u"%1 lines"_s.arg(sizes.back()));
    }
    qInfo("%d files, median %d lines, 9 of 10 have at most %d", int(sizes.size()),
        shareOf(sizes, 0.5), shareOf(sizes, 0.9));
    ASTERISM_NONE(findings);
    QVERIFY(shareOf(sizes, 0.5) <= 120);
}

void TestCode::functionsAreShort()
{
    QStringList findings;
    std::vector<int> sizes;
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s, u"tests"_s})) {
        for (const Function &function : functions(read(path))) {
            sizes.push_back(function.lines);
            if (function.lines > functionCap)
                findings += finding(path, function.line,
                    u"%1 lines: %2"_s.arg(
                        QString::number(function.lines), function.head.section(u'\n', -1)));
        }
    }
    qInfo("%d functions, median %d lines, 9 of 10 have at most %d", int(sizes.size()),
        shareOf(sizes, 0.5), shareOf(sizes, 0.9));
    ASTERISM_NONE(findings);
}

void TestCode::noCoroutines()
{
    // GCC 12 destroys temporaries of an awaited expression twice.
    static const QRegularExpression pattern(u"\\bco_(await|return|yield)\\b"_s);
    ASTERISM_NONE(search(cppFiles({}), pattern, u" is miscompiled by GCC 12"_s));
}

void TestCode::noViews()
{
    // Clang 14, which fuzzes and checks, cannot compile the views of GCC 12's library.
    static const QRegularExpression pattern(u"\\bstd::(ranges::)?views::"_s);
    ASTERISM_NONE(search(cppFiles({}), pattern, u" does not compile with clang 14"_s));
}

void TestCode::noRangeOfATemporary()
{
    // What a call returned is gone before the first round, where only a part of it is walked over.
    static const QRegularExpression pattern(u"\\bfor \\([^;()]* : \\*[\\w:.>-]+\\("_s);
    ASTERISM_NONE(search(cppFiles({}), pattern, u" walks over what is gone: give it a name"_s));
}

void TestCode::sqlOnlyInStore()
{
    static const QRegularExpression pattern(
        u"^\\s*(SELECT\\s|INSERT (OR|INTO)\\s|REPLACE INTO|UPDATE \\w+ SET|DELETE FROM|PRAGMA\\s"
        "|CREATE (UNIQUE |VIRTUAL |TEMP )?(TABLE|INDEX|VIEW|TRIGGER)|DROP (TABLE|INDEX)|ALTER TABLE"
        "|ATTACH DATABASE|BEGIN (IMMEDIATE|EXCLUSIVE))"_s);
    QStringList findings;
    for (const QString &path : cppFiles({u"src"_s, u"ui"_s})) {
        for (const Literal &literal : literals(read(path))) {
            if (moduleOf(path) != "store"_L1 && pattern.match(literal.text).hasMatch())
                findings += finding(path, literal.line, u"SQL belongs to src/store"_s);
        }
    }
    ASTERISM_NONE(findings);
}

void TestCode::nobodyGoesAroundTheGate()
{
    // What opens connections, or asks for names, does so where src/net/gate.h is asked first. The
    // listener and the sandbox only answer.
    static const QStringList behindIt = {u"src/net/httpjobs."_s, u"src/net/transfer."_s,
        u"src/net/streamsocket."_s, u"src/net/loopbacklistener."_s, u"src/sandbox/"_s};
    static const QRegularExpression pattern(
        u"\\bQ(NetworkAccessManager|TcpSocket|SslSocket|UdpSocket|WebSocket|HostInfo"
        "|DnsLookup)\\b"_s);
    QStringList paths = cppFiles({u"src"_s, u"ui"_s});
    paths.removeIf([](const QString &path) {
        return std::ranges::any_of(behindIt, [&](const auto &f) { return path.startsWith(f); });
    });
    ASTERISM_NONE(search(paths, pattern, u" goes around the gate (src/net/gate.h)"_s));
    for (const QString &path : {u"src/net/httpjobs.cpp"_s, u"src/net/streamsocket.cpp"_s}) {
        QVERIFY2(read(path).contains(u"gate->pass("_s), qPrintable(path));
    }
}

void TestCode::typesHaveNamesOfTheirOwn()
{
    // Two types of one name in one program: the linker keeps one destructor for both.
    static const QRegularExpression pattern(
        u"^(?:namespace ([\\w:]+) \\{|(?:struct|class) ([\\w:]+)[^;\\n]*\\{$)"_s,
        QRegularExpression::MultilineOption);
    QStringList findings;
    QHash<QString, QString> places;
    for (const QString &path : files({u"src"_s, u"ui"_s}, {u".h"_s})) {
        QString space;
        auto match = pattern.globalMatch(bareCode(read(path)));
        while (match.hasNext()) {
            const auto found = match.next();
            if (found.hasCaptured(1)) {
                space = found.captured(1);
                continue;
            }
            const QString name = space + u"::"_s + found.captured(2);
            if (places.contains(name))
                findings += finding(path, 1, name + u" is also in "_s + places[name]);
            places.insert(name, path);
        }
    }
    QVERIFY(places.size() > 100);
    ASTERISM_NONE(findings);
}

void TestCode::testsDoNotSleep()
{
    static const QRegularExpression sleep(u"\\bQTest::qSleep|\\bQThread::u?m?sleep|sleep_for\\b"_s);
    QStringList findings =
        search(testsBut({u"tests/live/"_s}), sleep, u": wait for an event or use ManualClock"_s);
    static const QRegularExpression wait(u"\\bQTest::qWait\\(\\s*(\\d+)"_s);
    for (const QString &path : testsBut({u"tests/live/"_s})) {
        const QString code = bareCode(read(path));
        auto match = wait.globalMatch(code);
        while (match.hasNext()) {
            const auto one = match.next();
            if (one.captured(1).toInt() > longestWait)
                findings += finding(path, lineAt(code, one.capturedStart()), one.captured());
        }
    }
    ASTERISM_NONE(findings);
}

void TestCode::testsAreNotSkipped()
{
    // What these test, systems have or lack: servers, keychains, file rights, terminals, TLS, who
    // shows notices. On a system that has it all, ./check allows no skipped test in them either.
    static const QStringList folders = {u"tests/live/"_s, u"tests/unit/base/"_s,
        u"tests/unit/net/"_s, u"tests/unit/secrets/"_s, u"tests/unit/ui/tst_tokensecrecy.cpp"_s,
        u"tests/unit/ui/tst_realnotices_dbus.cpp"_s, u"tests/qml/tst_desktopnotices_dbus.cpp"_s};
    static const QRegularExpression pattern(u"\\b(QSKIP|QEXPECT_FAIL)\\b"_s);
    ASTERISM_NONE(search(testsBut(folders), pattern, u": nothing here depends on the system"_s));
}

QTEST_GUILESS_MAIN(TestCode)
#include "tst_code.moc"
