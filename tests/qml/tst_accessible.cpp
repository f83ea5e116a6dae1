// SPDX-License-Identifier: GPL-3.0-or-later
#include "qml/windowfixture.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QRegularExpression>

using namespace asterism;
using namespace asterism::ui;

namespace {

const QString host = u"a.example"_s;

/// What a screen reader meets, from the window on.
struct Node {
    QAccessible::Role role;
    QString name;
    int depth;
};

void walk(QAccessibleInterface *at, int depth, QList<Node> &nodes)
{
    if (!at || at->state().invisible || depth > 40) {
        return;
    }
    nodes << Node{at->role(), at->text(QAccessible::Name), depth};
    for (int i = 0; i < at->childCount(); ++i) {
        walk(at->child(i), depth + 1, nodes);
    }
}

} // namespace

/// What a screen reader is told.
class tst_Accessible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init()
    {
        m_fixture = std::make_unique<WindowFixture>();
        QVERIFY(m_fixture->open());
    }
    void cleanup() { m_fixture.reset(); }

    void aRowSaysWhoWhatAndWhen()
    {
        m_fixture->arrive(host, [](Post &post) {
            post.author.displayName = u"メイ"_s;
            post.body = u"<p>鯖缶を<b>買った</b></p>"_s;
            post.warning.clear();
            post.media = {Media{.type = Media::Type::Image,
                              .url = u"https://a.example/media/1.png"_s,
                              .description = u"缶がふたつ"_s},
                Media{.type = Media::Type::Audio, .url = u"https://a.example/media/2.mp3"_s}};
        });
        begin();
        const QStringList rows = namesOf(QAccessible::ListItem);
        QCOMPARE(rows.size(), 1);
        QVERIFY2(rows[0].startsWith(u"メイ. 鯖缶を買った. Picture: 缶がふたつ. Sound, "_s),
            qPrintable(rows[0]));
        QVERIFY(rows[0].endsWith(u" d"_s)); // its age
    }

    void whatAWarningHidesIsNotReadAloud()
    {
        m_fixture->arrive(host, [](Post &post) {
            post.author.displayName.clear();
            post.author.acct = u"mei@a.example"_s;
            post.body = u"<p>犯人は料理長</p>"_s;
            post.warning = u"ネタバレ"_s;
            post.media = {Media{.type = Media::Type::Image,
                .url = u"https://a.example/media/1.png"_s,
                .description = u"包丁を持つ料理長"_s}};
        });
        begin();
        QVERIFY(namesOf(QAccessible::ListItem)[0].startsWith(u"@mei@a.example. ネタバレ, "_s));
        for (const Node &node : nodes()) {
            QVERIFY2(!node.name.contains(u"料理長"_s), qPrintable(node.name));
        }
        m_fixture->screen->deck().columnAt(0)->timeline()->toggleOpen(0);
        QTRY_VERIFY(namesOf(QAccessible::ListItem)[0].contains(u"犯人は料理長"_s));
        QTRY_VERIFY(namesOf(QAccessible::Graphic).contains(u"包丁を持つ料理長"_s));
    }

    void everythingHasANameAndNoneIsInternal()
    {
        m_fixture->arrive(host, 8);
        begin();
        static const QRegularExpression internal(
            u"image://|qrc:|asterism:|[0-9a-f]{8}-[0-9a-f]{4}|undefined|\\bnull\\b|<"_s);
        const QList<QAccessible::Role> mute{QAccessible::Client, QAccessible::NoRole};
        for (const Node &node : nodes()) {
            const QString told = u"role %1: %2"_s.arg(node.role).arg(node.name);
            QVERIFY2(mute.contains(node.role) || !node.name.trimmed().isEmpty(), qPrintable(told));
            QVERIFY2(!internal.match(node.name).hasMatch(), qPrintable(told));
        }
        QCOMPARE(namesOf(QAccessible::List), QStringList{u"Posts"_s});
        QVERIFY(namesOf(QAccessible::Button).contains(u"Column menu"_s));
    }

private:
    void begin()
    {
        m_fixture->addColumn(u"local"_s, {localSource(host).key()});
        QVERIFY(m_fixture->show({900, 700}));
        QVERIFY(QTest::qWaitForWindowExposed(m_fixture->window));
        QTRY_COMPARE(m_fixture->lists().size(), 1);
        QTRY_VERIFY(m_fixture->lists().front()->property("count").toInt() > 0);
        WindowFixture::settle();
    }
    QList<Node> nodes() const
    {
        QList<Node> found;
        walk(QAccessible::queryAccessibleInterface(m_fixture->window), 0, found);
        return found;
    }

    QStringList namesOf(QAccessible::Role role) const
    {
        QStringList names;
        for (const Node &node : nodes()) {
            if (node.role == role) {
                names << node.name;
            }
        }
        return names;
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

ASTERISM_WINDOW_TEST(tst_Accessible)

#include "tst_accessible.moc"
