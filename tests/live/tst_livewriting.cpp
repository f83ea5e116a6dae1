// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/postrules.h"
#include "live/livehouse.h"
#include "live/livepicture.h"
#include "live/witness.h"
#include "protocol/attachments.h"
#include "protocol/capabilities.h"
#include "store/outboxposts.h"
#include "sync/scheduled.h"

#include <QTest>
#include <QUuid>

#include <algorithm>
#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::live;

/// What is written, sent as the window sends it: a draft that goes into the outbox. The servers are
/// asked afterwards what they have. What a server takes no part of is refused in words, before
/// anything is sent, and skipped.
class tst_livewriting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto world = LiveWorld::read();
        if (!world) {
            QSKIP("skipped: no server");
        }
        QVERIFY2(world->actor.isWhole() && world->other.isWhole(),
            "two accounts are needed: an address and a readable file with a token of each");
        m_house = std::make_unique<LiveHouse>();
        QVERIFY(m_house->isReady());
        const auto actor = m_house->signIn(world->actor);
        const auto other = m_house->signIn(world->other);
        QVERIFY(actor && other);
        m_actor = *actor;
        m_other = *other;
        m_house->start();
    }

    void pictures()
    {
        Draft draft = written(u"灯台の写真を二枚。"_s + mark());
        draft.action.post.media = {m_house->attach(noisyPng(1), u"赤い灯台と、夕方の海"_s),
            m_house->attach(noisyPng(2), u"缶を開けるところ 🐟"_s)};
        if (const QString why = refusal(draft); !why.isEmpty()) {
            QVERIFY(!capabilities(m_actor.instance).media);
            QSKIP(qPrintable(why));
        }
        const store::OutboxRow row = sentOne(draft);
        QVERIFY(hasAll(m_actor, row, draft.action.post));
        const QByteArrayList before = files(row);
        QVERIFY(before.size() == 2 && !before[0].isEmpty() && before[0] != before[1]);
        // What is posted later takes nothing away from what is there.
        Draft later = written(u"もう一枚。"_s + mark());
        later.action.post.media = {m_house->attach(noisyPng(3), u"別の絵"_s)};
        const store::OutboxRow next = sentOne(later);
        QVERIFY(hasAll(m_actor, next, later.action.post));
        QCOMPARE(files(row), before);
        QVERIFY(!before.contains(files(next).value(0)));
    }

    void threadOfThree()
    {
        Draft draft = written(u"一つ目。"_s + mark());
        draft.more = {{.text = u"二つ目。"_s + mark()}, {.text = u"三つ目。"_s + mark()}};
        if (capabilities(m_actor.instance).media) {
            draft.more[1].media = {m_house->attach(noisyPng(4), u"終わりの絵"_s)};
        }
        const std::vector<store::OutboxRow> rows = sent(draft);
        QCOMPARE(rows.size(), size_t(3));
        const std::vector<PostText> posts = postsOf(draft);
        for (size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(hasAll(m_actor, rows[i], posts[i]));
            const auto told = m_witness.status(m_actor, rows[i].resultId);
            QCOMPARE(told->post.replyToLocalId, i == 0 ? QString() : rows[i - 1].resultId);
        }
        QVERIFY(Witness::until([&] {
            return m_witness.answersTo(m_actor, rows[0].resultId).contains(rows[1].resultUri);
        }));
    }

    /// By all accounts, each at its own server.
    void byAllAccounts()
    {
        const QString text = u"どこにいても同じ話をする。"_s + mark();
        Draft draft = written(text);
        draft.also = {m_other.account.id.value};
        const bool files =
            capabilities(m_actor.instance).media && capabilities(m_other.instance).media;
        if (files) {
            draft.action.post.media = {m_house->attach(noisyPng(5), u"同じ絵"_s)};
        }
        const std::vector<store::OutboxRow> rows = sent(draft);
        QCOMPARE(rows.size(), size_t(2));
        QVERIFY(hasAll(m_actor, rows[0], draft.action.post));
        QVERIFY(hasAll(m_other, rows[1], draft.action.post));
        QVERIFY(rows[0].resultUri != rows[1].resultUri);
        QCOMPARE(m_witness.ownWith(m_actor, text), QStringList{rows[0].resultUri});
        QCOMPARE(m_witness.ownWith(m_other, text), QStringList{rows[1].resultUri});
    }

    /// The words change, and what is attached stays.
    void edit()
    {
        if (const QString why = whyNot(ActionKind::Edit, m_actor.account, m_actor.instance);
            !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        Draft draft = written(u"書き間違えた。"_s + mark());
        if (capabilities(m_actor.instance).media) {
            draft.action.post.media = {m_house->attach(noisyPng(6), u"残る絵"_s)};
        }
        const store::OutboxRow row = sentOne(draft);
        QVERIFY(hasAll(m_actor, row, draft.action.post));
        const auto before = m_witness.status(m_actor, row.resultId);
        QVERIFY(before);
        Draft change = written(u"書き直した。"_s + mark());
        change.action.kind = ActionKind::Edit;
        change.action.target = row.resultUri;
        for (const Media &one : before->post.media) {
            change.action.post.media << attachmentOf(one);
        }
        QCOMPARE(sent(change).size(), size_t(1));
        QVERIFY(hasAll(m_actor, row, change.action.post));
        const auto after = m_witness.status(m_actor, row.resultId);
        QVERIFY(after && after->post.editedAt > 0);
        QVERIFY(!after->post.body.contains(draft.action.post.text));
    }

    /// Where its server keeps it: there. Else it waits here, and says so.
    void scheduled()
    {
        const qint64 now = SystemClock().now();
        Draft draft = written(u"二時間後の話。"_s + mark());
        draft.action.post.scheduledAt = now + 2 * hourMs;
        const PostText &post = draft.action.post;
        const std::vector<qint64> ids = m_house->send(draft);
        QCOMPARE(ids.size(), size_t(1));
        if (keepsUntilItsTime(capabilities(m_actor.instance), post, now)) {
            QCOMPARE(m_house->trouble(ids[0]), QString());
            const store::OutboxRow row = m_house->row(ids[0]);
            QVERIFY(!row.resultId.isEmpty() && row.resultUri.isEmpty());
            keptThere(row.resultId, post);
        } else {
            QTRY_VERIFY(!m_house->row(ids[0]).trouble.isEmpty());
            waitsHere(ids[0], post);
        }
        QCOMPARE(m_witness.ownWith(m_actor, post.text), QStringList());
        QVERIFY(nothingIsLeft());
    }

    void poll()
    {
        Draft draft = written(u"どちらを飲む? "_s + mark());
        draft.action.post.poll = {.choices = {u"お茶"_s, u"珈琲"_s}, .seconds = 3600};
        if (const QString why = refusal(draft); !why.isEmpty()) {
            QVERIFY(!capabilities(m_actor.instance).polls);
            QVERIFY2(why.contains(m_actor.instance.host), qPrintable(why));
            QSKIP(qPrintable(why));
        }
        const store::OutboxRow row = sentOne(draft);
        QVERIFY(hasAll(m_actor, row, draft.action.post));
        const auto told = m_witness.status(m_actor, row.resultId);
        QVERIFY(told && told->post.poll);
        QStringList choices;
        for (const Poll::Option &option : told->post.poll->options) {
            choices << option.title;
        }
        QCOMPARE(choices, draft.action.post.poll.choices);
        QVERIFY(!told->post.poll->multiple && !told->post.poll->expired);
    }

    void visibility_data()
    {
        QTest::addColumn<Visibility>("wanted");
        QTest::newRow("unlisted") << Visibility::Unlisted;
        QTest::newRow("private") << Visibility::Private;
        QTest::newRow("direct") << Visibility::Direct;
    }
    void visibility()
    {
        QFETCH(Visibility, wanted);
        Draft draft = written(u"見える人は限られる。"_s + mark());
        draft.action.post.visibility = wanted;
        if (const QString why = refusal(draft); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const store::OutboxRow row = sentOne(draft);
        const auto told = m_witness.status(m_actor, row.resultId);
        QVERIFY2(told, qPrintable(told ? QString() : sentence(told.error())));
        QVERIFY(told->post.body.contains(draft.action.post.text));
        Visibility seen = told->post.visibility;
        if (wanted == Visibility::Unlisted && seen == Visibility::Public) { // snac tells no more
            const auto elsewhere = m_witness.visibilityElsewhere(m_actor, told->post.uri);
            QVERIFY2(elsewhere, qPrintable(elsewhere ? QString() : sentence(elsewhere.error())));
            seen = *elsewhere;
        }
        const bool hidden = wanted == Visibility::Direct && seen == Visibility::Private;
        if (hidden) { // snac
            QSKIP("the server calls a post for few people one for followers");
        }
        QCOMPARE(seen, wanted);
    }

    void language()
    {
        QStringList told;
        for (const QString &language : {u"ja"_s, u"fr"_s}) {
            Draft draft = written(u"ことばの話。"_s + mark());
            draft.action.post.language = language;
            const store::OutboxRow row = sentOne(draft);
            const auto seen = m_witness.status(m_actor, row.resultId);
            QVERIFY(seen && seen->post.body.contains(draft.action.post.text));
            told << seen->post.language;
        }
        if (told[0] == told[1]) {
            QSKIP("the server tells the same language of every post, or none");
        }
        QCOMPARE(told, (QStringList{u"ja"_s, u"fr"_s}));
    }

    void warning()
    {
        Draft draft = written(u"結末は灯台。"_s + mark());
        draft.action.post.warning = u"ネタバレ"_s;
        if (const QString why = refusal(draft); !why.isEmpty()) {
            QSKIP(qPrintable(why));
        }
        const store::OutboxRow row = sentOne(draft);
        QVERIFY(hasAll(m_actor, row, draft.action.post));
        const auto told = m_witness.status(m_actor, row.resultId);
        QVERIFY(told && told->post.sensitive);
        QCOMPARE(told->post.warning, draft.action.post.warning);
    }

    /// As it was before, as far as servers delete.
    void cleanupTestCase()
    {
        if (!m_house || m_actor.isGuest() || m_other.isGuest()) {
            return;
        }
        for (const auto &[session, uri] : m_made) {
            if (capabilities(session.instance).deletesPosts) {
                const qint64 id = m_house->ask(session, ActionKind::Delete, uri);
                QCOMPARE(m_house->trouble(id), QString());
            }
        }
        m_house.reset();
    }

private:
    /// Nobody wrote that before.
    static QString mark() { return QUuid::createUuid().toString(QUuid::Id128).first(12); }

    Draft written(const QString &text) const
    {
        Draft draft{.key = newPostKey(),
            .action = {.kind = ActionKind::Publish,
                .account = m_actor.account.id,
                .target = newPostKey()}};
        draft.action.post.text = text;
        return draft;
    }

    /// Why its server takes no such post, in the words of who writes it; empty: it does.
    QString refusal(const Draft &draft) const
    {
        return cli::whyNotTaken(draft.action.post, m_actor.instance);
    }

    /// All rows of a draft, done; fewer, and it is said why, where that is not so.
    std::vector<store::OutboxRow> sent(const Draft &draft)
    {
        std::vector<store::OutboxRow> rows;
        for (const qint64 id : m_house->send(draft)) {
            if (const QString trouble = m_house->trouble(id); !trouble.isEmpty()) {
                qWarning().noquote() << trouble;
                continue;
            }
            rows.push_back(m_house->row(id));
            const store::OutboxRow &row = rows.back();
            const bool own = row.action.account == m_actor.account.id;
            if (row.action.kind == ActionKind::Publish) {
                m_made.push_back({own ? m_actor : m_other, row.resultUri});
            }
        }
        if (!nothingIsLeft()) {
            qWarning("a draft or a row of the outbox is left");
            return {};
        }
        return rows;
    }
    store::OutboxRow sentOne(const Draft &draft)
    {
        const std::vector<store::OutboxRow> rows = sent(draft);
        return rows.size() == 1 ? rows[0] : store::OutboxRow{};
    }
    bool nothingIsLeft() { return m_house->drafts() == 0 && m_house->nothingWaits(); }

    /// Whether the account's server has the text, and each file with its description, in order.
    bool hasAll(const Session &session, const store::OutboxRow &row, const PostText &post)
    {
        const auto told = m_witness.status(session, row.resultId);
        if (!told) {
            qWarning().noquote() << sentence(told.error());
            return false;
        }
        QStringList described;
        for (const Media &one : told->post.media) {
            described << (one.type == Media::Type::Image ? one.description : word(one.type));
        }
        QStringList wanted;
        for (const Attachment &one : post.media) {
            wanted << one.description;
        }
        const bool same = told->post.uri == row.resultUri && told->post.body.contains(post.text)
            && described == wanted;
        if (!same) {
            qWarning().noquote() << told->post.uri << told->post.body << described;
        }
        return same;
    }

    /// What lies at the addresses of its files.
    QByteArrayList files(const store::OutboxRow &row)
    {
        const auto told = m_witness.status(m_actor, row.resultId);
        QByteArrayList files;
        for (const Media &one : told ? told->post.media : std::vector<Media>()) {
            files << m_witness.fetch(one.url);
        }
        return files;
    }

    std::optional<ScheduledPost> listed(const QString &id)
    {
        const auto all = flow::await(scheduledPosts(m_house->core(), m_house->sessions(), m_actor));
        if (!all) {
            qWarning().noquote() << sentence(all.error());
            return {};
        }
        const auto found = std::ranges::find(*all, id, &ScheduledPost::id);
        return found == all->end() ? std::nullopt : std::optional(*found);
    }
    /// Listed, moved and taken back.
    void keptThere(const QString &id, const PostText &post)
    {
        const auto isAt = [](const std::optional<ScheduledPost> &kept, qint64 at) {
            return kept && std::abs(kept->at - at) < minuteMs; // some keep no seconds
        };
        const auto kept = listed(id);
        QVERIFY(isAt(kept, post.scheduledAt));
        QCOMPARE(kept->post.text, post.text);
        const qint64 later = post.scheduledAt + hourMs;
        QVERIFY(flow::await(reschedule(m_house->core(), m_house->sessions(), m_actor, id, later)));
        QVERIFY(isAt(listed(id), later));
        QVERIFY(flow::await(unschedule(m_house->core(), m_house->sessions(), m_actor, id)));
        QVERIFY(!listed(id));
    }
    void waitsHere(qint64 id, const PostText &post)
    {
        const store::OutboxRow row = m_house->row(id);
        QCOMPARE(row.state, OutboxState::Waiting);
        QCOMPARE(row.notBefore, post.scheduledAt);
        QVERIFY2(row.trouble.contains(u"this computer"_s), qPrintable(row.trouble));
        QCOMPARE(row.tries, 0);
        const qint64 later = post.scheduledAt + hourMs;
        const auto moved = flow::await(m_house->core().store.writeUser(
            [id, later](store::UserTx &tx) { return store::setPostTime(tx, id, later); }));
        QVERIFY(moved && *moved);
        QTRY_COMPARE(m_house->row(id).notBefore, later);
        QVERIFY(m_house->takeOut(id));
    }

    Witness m_witness;
    std::unique_ptr<LiveHouse> m_house;
    Session m_actor;
    Session m_other;
    std::vector<std::pair<Session, QString>> m_made; ///< posts, by uri
};

QTEST_GUILESS_MAIN(tst_livewriting)
#include "tst_livewriting.moc"
