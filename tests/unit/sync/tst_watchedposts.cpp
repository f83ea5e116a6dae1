// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/watchedposts.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;

namespace {

/// "-a +b" of what a socket is told.
QString stepOf(WatchedPosts &posts, int most)
{
    const WatchedPosts::Step step = posts.arrange(most);
    QStringList words;
    for (const QString &id : step.unwatch) {
        words << u'-' + id;
    }
    for (const QString &id : step.watch) {
        words << u'+' + id;
    }
    return words.join(u' ');
}

} // namespace

/// Which posts are watched where more are wanted than may be.
class tst_watchedposts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsTold()
    {
        WatchedPosts posts;
        posts.setWanted({u"a"_s, u"b"_s});
        QCOMPARE(stepOf(posts, 10), u"+a +b"_s);
        QCOMPARE(stepOf(posts, 10), QString());
        posts.setWanted({u"b"_s, u"c"_s, u"c"_s, QString()});
        QCOMPARE(stepOf(posts, 10), u"-a +c"_s);
        posts.setWanted({});
        QCOMPARE(stepOf(posts, 10), u"-b -c"_s);
    }

    void theLatestComeFirst()
    {
        WatchedPosts posts;
        posts.setWanted({u"a"_s, u"b"_s, u"c"_s});
        QCOMPARE(stepOf(posts, 2), u"+b +c"_s);
        posts.setWanted({u"d"_s, u"a"_s, u"b"_s, u"c"_s});
        QCOMPARE(stepOf(posts, 2), u"-b +d"_s);
        // Who still waits takes nobody's place by being named again.
        posts.setWanted({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
        QCOMPARE(stepOf(posts, 2), QString());
        posts.setWanted({u"a"_s, u"b"_s, u"d"_s});
        QCOMPARE(stepOf(posts, 2), u"-c +b"_s);
        QCOMPARE(stepOf(posts, 0), u"-b -d"_s);
    }

    void anotherSocketIsToldAll()
    {
        WatchedPosts posts;
        posts.setWanted({u"a"_s, u"b"_s});
        QCOMPARE(stepOf(posts, 10), u"+a +b"_s);
        posts.forget();
        QVERIFY(posts.watched().isEmpty());
        QCOMPARE(stepOf(posts, 10), u"+a +b"_s);
        QCOMPARE(posts.watched(), (QStringList{u"a"_s, u"b"_s}));
    }

    void nobodyWantsWithoutEnd()
    {
        QStringList many;
        for (int i = 0; i < 3 * WatchedPosts::mostWanted; ++i) {
            many << QString::number(i);
        }
        WatchedPosts posts;
        posts.setWanted(many);
        QCOMPARE(posts.arrange(1'000'000).watch.size(), WatchedPosts::mostWanted);
    }
};

QTEST_GUILESS_MAIN(tst_watchedposts)
#include "tst_watchedposts.moc"
