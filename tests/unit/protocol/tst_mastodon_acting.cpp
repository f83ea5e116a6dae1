// SPDX-License-Identifier: GPL-3.0-or-later
#include "deviations.h"

#include <QTest>

#include <array>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::deviations;

namespace {

using What = Write::What;

struct NamedAct {
    What what;
    QLatin1StringView name;
};

constexpr std::array acts{NamedAct{What::Boost, "boost"_L1},
    NamedAct{What::Favourite, "favourite"_L1}, NamedAct{What::React, "react"_L1},
    NamedAct{What::Vote, "vote"_L1}, NamedAct{What::Pin, "pin"_L1},
    NamedAct{What::MuteThread, "mute"_L1}, NamedAct{What::DeletePost, "delete"_L1},
    NamedAct{What::AcceptFollower, "accept"_L1}, NamedAct{What::RemoveFollower, "remove"_L1},
    NamedAct{What::Report, "report"_L1}};

Instance told(const QString &software, const QStringList &features, const QString &version = {})
{
    Instance instance = at(software, version);
    instance.features = features;
    return instance;
}

Instance withApi(const QString &software, const QString &version, int api)
{
    Instance instance = at(software, version);
    instance.mastodonApi = api;
    return instance;
}

/// With all that a call may need.
Write fullWrite(What what)
{
    return {.what = what,
        .localId = u"a/b"_s,
        .item = {},
        .listId = {},
        .reaction = u"👍"_s,
        .choices = {0, 2},
        .pollId = u"p/9"_s};
}

Write reactionWrite(What what, const QString &name)
{
    Write write = fullWrite(what);
    write.reaction = name;
    return write;
}

Write boostWrite(Visibility visibility)
{
    Write write = fullWrite(What::Boost);
    write.visibility = visibility;
    return write;
}

Write reportWrite(const ReportText &report)
{
    Write write = fullWrite(What::Report);
    write.localId = u"7"_s;
    write.report = report;
    return write;
}

QString actsAt(const Instance &instance)
{
    QStringList names;
    for (const NamedAct &act : acts) {
        if (familyFor(instance)->write(instance, fullWrite(act.what), noon)) {
            names << act.name;
        }
    }
    return names.join(u' ');
}

QString abilitiesOf(const Instance &instance)
{
    const Capabilities can = capabilities(instance);
    const std::array<std::pair<bool, QLatin1StringView>, 14> abilities{
        {{can.publishes, "publish"_L1}, {can.idempotency, "key"_L1},
            {can.idempotencyKeepsErrors, "key-errors"_L1}, {can.edits, "edit"_L1},
            {can.source, "source"_L1}, {can.quotes, "quote"_L1},
            {can.boostVisibility, "narrow-boost"_L1}, {can.boostsOwnPrivate, "own-private"_L1},
            {can.localOnly, "local"_L1}, {can.followNotify, "notify"_L1},
            {can.followBoosts, "boosts"_L1}, {can.customEmojis, "emoji"_L1},
            {can.warnings, "warning"_L1}, {can.plainByName, "plain"_L1}}};
    QStringList names;
    for (const auto &[has, name] : abilities) {
        if (has) {
            names << name;
        }
    }
    return names.join(u' ');
}

QString kindAfter(const Instance &instance, const Response &response, What what)
{
    const auto read = familyFor(instance)->decodeWrite(instance, response, what);
    return read ? *read ? u"told"_s : u"done"_s : word(read.error().kind);
}

} // namespace

/// What an account does to posts and with followers, as requests.
class tst_mastodon_acting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requests_data()
    {
        QTest::addColumn<What>("what");
        QTest::addColumn<QString>("line");
        const auto post = [](const char *name, What what) {
            QTest::newRow(name) << what << u"POST v1/statuses/a%2Fb/"_s + QLatin1StringView(name);
        };
        post("reblog", What::Boost);
        post("unreblog", What::Unboost);
        post("favourite", What::Favourite);
        post("unfavourite", What::Unfavourite);
        post("pin", What::Pin);
        post("unpin", What::Unpin);
        post("mute", What::MuteThread);
        post("unmute", What::UnmuteThread);
        QTest::newRow("vote") << What::Vote << uR"(POST v1/polls/p%2F9/votes {"choices":[0,2]})"_s;
        QTest::newRow("delete") << What::DeletePost << u"DELETE v1/statuses/a%2Fb"_s;
        QTest::newRow("accept") << What::AcceptFollower
                                << u"POST v1/follow_requests/a%2Fb/authorize"_s;
        QTest::newRow("reject") << What::RejectFollower
                                << u"POST v1/follow_requests/a%2Fb/reject"_s;
        QTest::newRow("remove") << What::RemoveFollower
                                << u"POST v1/accounts/a%2Fb/remove_from_followers"_s;
        QTest::newRow("react") << What::React << u"usage"_s; // Mastodon itself knows none
    }
    void requests()
    {
        QFETCH(What, what);
        QTEST(writeOf(at(u"mastodon"_s), fullWrite(what)), "line");
    }

    void whoTakesWhat_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("names");
        const QString most = u"boost favourite vote pin mute delete accept remove report"_s;
        const QString all = u"boost favourite react vote pin mute delete accept remove report"_s;
        QTest::newRow("Mastodon") << withApi(u"mastodon"_s, u"4.5.7"_s, 7) << most;
        QTest::newRow("old") << at(u"mastodon"_s, u"3.4.10"_s)
                             << u"boost favourite vote pin mute delete accept report"_s;
        QTest::newRow("a fork with reactions")
            << told(u"mastodon"_s, {u"reactions"_s}, u"4.3.0"_s) << all;
        QTest::newRow("Fedibird") << told(u"fedibird"_s, {u"emoji_reaction"_s}, u"3.4.1"_s)
                                  << u"boost favourite react vote pin mute delete accept report"_s;
        QTest::newRow("GoToSocial") << at(u"gotosocial"_s, u"0.20.0"_s)
                                    << u"boost favourite vote pin mute delete accept report"_s;
        QTest::newRow("Pleroma") << at(u"pleroma"_s, u"2.9.1"_s) << all;
        QTest::newRow("Akkoma") << at(u"akkoma"_s, u"3.13.2"_s) << all;
        QTest::newRow("Pixelfed") << at(u"pixelfed"_s) << u"boost favourite delete accept"_s;
        QTest::newRow("Friendica")
            << at(u"friendica"_s) << u"boost favourite pin mute delete accept report"_s;
        QTest::newRow("snac") << told(u"snac"_s, {u"reactions"_s}, u"2.94"_s)
                              << u"boost favourite react vote pin delete accept"_s;
        QTest::newRow("snac 2.75") << at(u"snac"_s, u"2.75"_s) << u"boost favourite vote pin"_s;
        QTest::newRow("Kibou") << at(u"kibou"_s) << QString();
        QTest::newRow("Takahe") << at(u"takahe"_s) << u"boost favourite vote pin delete accept"_s;
        QTest::newRow("Mitra") << at(u"mitra"_s, u"5.9.0"_s)
                               << u"boost favourite react vote pin delete accept remove"_s;
        QTest::newRow("Iceshrimp.NET") << at(u"iceshrimp.net"_s,
            u"2025.1"_s) << u"boost favourite react vote pin mute delete accept remove"_s;
        QTest::newRow("unheard of")
            << at(u"newfork"_s) << u"boost favourite vote pin delete accept"_s;
    }
    void whoTakesWhat()
    {
        QFETCH(Instance, instance);
        QTEST(actsAt(instance), "names");
    }

    void whoCanWhat_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("names");
        QTest::newRow("Mastodon 4.5")
            << withApi(u"mastodon"_s, u"4.5.7"_s, 7)
            << u"publish key edit source quote narrow-boost own-private notify boosts emoji "
               "warning"_s;
        QTest::newRow("Mastodon 4.4") << withApi(u"mastodon"_s, u"4.4.0"_s,
            6) << u"publish key edit source narrow-boost own-private notify boosts emoji warning"_s;
        QTest::newRow("Mastodon 3.4") << at(u"mastodon"_s,
            u"3.4.10"_s) << u"publish key narrow-boost own-private notify boosts emoji warning"_s;
        QTest::newRow("Fedibird")
            << at(u"fedibird"_s, u"3.4.1"_s)
            << u"publish key quote narrow-boost own-private notify boosts emoji warning"_s;
        QTest::newRow("Hometown") << at(u"hometown"_s, u"4.2.10+hometown-1.1.1"_s)
                                  << u"publish key edit source narrow-boost own-private local "
                                     "notify boosts emoji warning"_s;
        QTest::newRow("glitch-soc")
            << withApi(u"mastodon"_s, u"4.6.0+glitch"_s, 10)
            << u"publish key edit source quote narrow-boost own-private local notify boosts emoji "
               "warning plain"_s;
        QTest::newRow("GoToSocial")
            << at(u"gotosocial"_s, u"0.20.0-rc1"_s)
            << u"publish edit source own-private local notify boosts emoji warning plain"_s;
        QTest::newRow("GoToSocial 0.15") << at(u"gotosocial"_s,
            u"0.15.0"_s) << u"publish own-private local notify boosts emoji warning plain"_s;
        const QString pleroma = u"publish key key-errors edit source quote narrow-boost "
                                "own-private local notify boosts emoji warning plain"_s;
        QTest::newRow("Pleroma") << at(u"pleroma"_s, u"2.9.1"_s) << pleroma;
        QTest::newRow("Akkoma") << at(u"akkoma"_s, u"3.13.2"_s) << pleroma;
        QTest::newRow("Pleroma 2.4") << at(u"pleroma"_s, u"2.4.5"_s)
                                     << u"publish key key-errors narrow-boost own-private local "
                                        "notify boosts emoji warning plain"_s;
        QTest::newRow("Pixelfed") << at(u"pixelfed"_s) << u"edit emoji warning"_s;
        QTest::newRow("Friendica")
            << at(u"friendica"_s) << u"publish edit source quote notify emoji warning"_s;
        QTest::newRow("snac") << at(u"snac"_s, u"2.75"_s) << u"publish edit source emoji warning"_s;
        QTest::newRow("Kibou") << at(u"kibou"_s) << u"publish"_s;
        QTest::newRow("Takahe") << at(u"takahe"_s) << u"publish source boosts emoji warning"_s;
        QTest::newRow("Mitra") << at(u"mitra"_s, u"5.9.0"_s)
                               << u"publish key edit source quote narrow-boost boosts emoji"_s;
        QTest::newRow("Iceshrimp.NET")
            << at(u"iceshrimp.net"_s)
            << u"publish key key-errors edit source quote narrow-boost own-private local emoji "
               "warning"_s;
        QTest::newRow("unheard of") << at(u"newfork"_s) << u"publish boosts emoji warning"_s;
    }
    void whoCanWhat()
    {
        QFETCH(Instance, instance);
        QTEST(abilitiesOf(instance), "names");
    }

    /// A visibility goes along only where it means anything, and only one that a boost can have.
    void boosts()
    {
        const QString path = u"POST v1/statuses/a%2Fb/reblog"_s;
        QCOMPARE(writeOf(at(u"mastodon"_s), boostWrite(Visibility::Private)),
            path + uR"( {"visibility":"private"})"_s);
        QCOMPARE(writeOf(at(u"akkoma"_s), boostWrite(Visibility::Unlisted)),
            path + uR"( {"visibility":"unlisted"})"_s);
        QCOMPARE(writeOf(at(u"gotosocial"_s), boostWrite(Visibility::Private)), u"usage"_s);
        QCOMPARE(writeOf(at(u"snac"_s), boostWrite(Visibility::Unlisted)), u"usage"_s);
        QCOMPARE(writeOf(at(u"mastodon"_s), boostWrite(Visibility::Direct)), u"usage"_s);
        QCOMPARE(writeOf(at(u"mastodon"_s), boostWrite(Visibility::Local)), u"usage"_s);
    }

    /// Three ways; of whatever name, it stays one piece of a path.
    void reactions_data()
    {
        QTest::addColumn<Instance>("instance");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("gives");
        QTest::addColumn<QString>("takes");
        const QString pleroma = u"v1/pleroma/statuses/a%2Fb/reactions/"_s;
        const QString post = u"v1/statuses/a%2Fb/"_s;
        QTest::newRow("Pleroma") << at(u"pleroma"_s) << u"👍"_s
                                 << u"PUT "_s + pleroma + u"%F0%9F%91%8D"_s
                                 << u"DELETE "_s + pleroma + u"%F0%9F%91%8D"_s;
        QTest::newRow("another server's")
            << at(u"mitra"_s) << u"blob@b.example"_s << u"PUT "_s + pleroma + u"blob%40b.example"_s
            << u"DELETE "_s + pleroma + u"blob%40b.example"_s;
        QTest::newRow("Fedibird") << told(u"fedibird"_s, {u"emoji_reaction"_s}) << u"blob"_s
                                  << u"PUT "_s + post + u"emoji_reactions/blob"_s
                                  << u"POST "_s + post + uR"(emoji_unreaction {"emoji":"blob"})"_s;
        QTest::newRow("glitch-soc's forks")
            << told(u"mastodon"_s, {u"reactions"_s}) << u"a/../b?c"_s
            << u"POST "_s + post + u"react/a%2F..%2Fb%3Fc"_s
            << u"POST "_s + post + u"unreact/a%2F..%2Fb%3Fc"_s;
        QTest::newRow("snac") << told(u"snac"_s, {u"reactions"_s}) << u"👍"_s
                              << u"POST "_s + post + u"react/%F0%9F%91%8D"_s
                              << u"POST "_s + post + u"unreact/%F0%9F%91%8D"_s;
        QTest::newRow("nothing") << at(u"akkoma"_s) << QString() << u"usage"_s << u"usage"_s;
    }
    void reactions()
    {
        QFETCH(Instance, instance);
        QFETCH(QString, name);
        QTEST(writeOf(instance, reactionWrite(What::React, name)), "gives");
        QTEST(writeOf(instance, reactionWrite(What::Unreact, name)), "takes");
    }

    void votes()
    {
        Write vote = fullWrite(What::Vote);
        QCOMPARE(writeOf(at(u"snac"_s), vote),
            u"POST v1/polls/p%2F9/votes choices[]=0&choices[]=2"_s); // JSON's numbers it misreads
        vote.pollId.clear();
        QCOMPARE(writeOf(at(u"mastodon"_s), vote), u"usage"_s); // the post was to be asked first
        vote = fullWrite(What::Vote);
        vote.choices = {-1};
        QCOMPARE(writeOf(at(u"mastodon"_s), vote), u"usage"_s);
        vote.choices = {};
        QCOMPARE(writeOf(at(u"mastodon"_s), vote), u"usage"_s);
        vote.choices.fill(0, 101);
        QCOMPARE(writeOf(at(u"mastodon"_s), vote), u"usage"_s);
        const Family *family = familyFor(at(u"mastodon"_s));
        QCOMPARE(family->pieces(at(u"mastodon"_s), fullWrite(What::Vote)).size(), size_t(1));
    }

    void reports()
    {
        const Instance mastodon = at(u"mastodon"_s);
        QCOMPARE(writeOf(mastodon, reportWrite({})), uR"(POST v1/reports {"account_id":"7"})"_s);
        const ReportText full{.posts = {u"1"_s, u"2"_s},
            .comment = u"too much tea"_s,
            .category = u"spam"_s,
            .forward = true};
        QCOMPARE(writeOf(mastodon, reportWrite(full)),
            uR"(POST v1/reports {"account_id":"7","category":"spam","comment":"too much tea",)"_s
                + uR"("forward":true,"status_ids":["1","2"]})"_s);
    }

    /// A violation of nothing is refused: without a rule it is no violation.
    void brokenRules()
    {
        const auto line = [](const QString &software, const ReportText &report) {
            return writeOf(at(software), reportWrite(report));
        };
        ReportText report{.category = u"violation"_s, .rules = {u"1"_s, u"3"_s}};
        const QString named =
            uR"(POST v1/reports {"account_id":"7","category":"violation","rule_ids":["1","3"]})"_s;
        QCOMPARE(line(u"mastodon"_s, report), named);
        QCOMPARE(line(u"gotosocial"_s, report), named);
        report.category = u"spam"_s; // chosen before that
        QCOMPARE(line(u"mastodon"_s, report),
            uR"(POST v1/reports {"account_id":"7","category":"spam"})"_s);
        report = {.category = u"violation"_s};
        QCOMPARE(line(u"mastodon"_s, report), uR"(POST v1/reports {"account_id":"7"})"_s);
    }

    /// Nothing is done to nobody.
    void nobody()
    {
        for (const NamedAct &act : acts) {
            Write write = fullWrite(act.what);
            write.localId.clear();
            QCOMPARE(writeOf(at(u"akkoma"_s), write), u"usage"_s);
        }
    }

    /// Errors keep the server's words; of followers most tell how the account stands to them now.
    void answers()
    {
        const Instance gts = goToSocial();
        const auto twice = familyFor(gts)->decodeWrite(
            gts, recorded(u"gotosocial/poll_vote_twice_422.json"_s), What::Vote);
        QCOMPARE(twice.error().kind, ErrorKind::Rejected);
        QCOMPARE(twice.error().detail, u"Unprocessable Entity: you have already voted in poll"_s);
        QCOMPARE(
            kindAfter(gts, recorded(u"gotosocial/status_reblog_direct_403.json"_s), What::Boost),
            u"forbidden"_s);
        QCOMPARE(
            kindAfter(gts, recorded(u"gotosocial/status_favourite_404.json"_s), What::Favourite),
            u"not-found"_s);
        QCOMPARE(kindAfter(gts, recorded(u"gotosocial/status_delete.json"_s), What::DeletePost),
            u"done"_s);
        QCOMPARE(kindAfter(gts, recorded(u"gotosocial/poll.json"_s), What::Vote), u"done"_s);
        QCOMPARE(kindAfter(snac(), recorded(u"snac2/status_mute_404.json"_s), What::MuteThread),
            u"not-found"_s);
        const QByteArray relation = "{'id':'7','followed_by':true,'following':false}";
        QCOMPARE(kindAfter(gts, answered(relation), What::AcceptFollower), u"told"_s);
        QCOMPARE(kindAfter(gts, answered(relation), What::RemoveFollower), u"told"_s);
        QCOMPARE(kindAfter(gts, answered("{}"), What::RejectFollower), u"done"_s);
        QCOMPARE(kindAfter(gts, answered(""), What::AcceptFollower), u"done"_s);
        QCOMPARE(
            kindAfter(gts, answered("{'id':'9','action_taken':false}"), What::Report), u"done"_s);
        QCOMPARE(kindAfter(at(u"friendica"_s), answered("[]"), What::DeletePost), u"done"_s);
        QCOMPARE(kindAfter(at(u"kibou"_s), answered("{'error':'Status not found'}"), What::Boost),
            u"rejected"_s);
    }
};

QTEST_GUILESS_MAIN(tst_mastodon_acting)
#include "tst_mastodon_acting.moc"
