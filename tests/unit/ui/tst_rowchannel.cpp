// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowchannel.h"

#include "model/source.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace asterism;
using namespace asterism::ui;

namespace {

Account ownAt(const QString &id, const QString &host, bool needsSignIn = false)
{
    Account account;
    account.id = {id};
    account.host = host;
    account.needsSignIn = needsSignIn;
    return account;
}

ActingNames namesOfOwn(std::vector<Account> accounts)
{
    ActingNames names;
    names.accounts = std::make_shared<const std::vector<Account>>(std::move(accounts));
    return names;
}

Post inChannel()
{
    Post post;
    post.uri = u"https://misskey.test/notes/5"_s;
    post.channel = u"釣り"_s;
    post.channelId = u"9xc"_s;
    return post;
}

} // namespace

/// Where a click on the sign of a channel leads.
class tst_rowchannel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anAccountOfItsServerReadsIt()
    {
        const ActingNames names =
            namesOfOwn({ownAt(u"A"_s, u"b.example"_s), ownAt(u"B"_s, u"misskey.test"_s)});
        QCOMPARE(channelSource(inChannel(), names), u"channel:9xc@B"_s);
        const auto source = Source::fromKey(channelSource(inChannel(), names));
        QVERIFY(source);
        QCOMPARE(source->kind, Source::Kind::Channel);
        QCOMPARE(source->param, u"9xc"_s);
        QCOMPARE(source->account, AccountId{u"B"_s});
    }

    void whichOfSeveral()
    {
        ActingNames names = namesOfOwn({ownAt(u"A"_s, u"misskey.test"_s),
            ownAt(u"B"_s, u"misskey.test"_s), ownAt(u"C"_s, u"misskey.test"_s)});
        QCOMPARE(channelSource(inChannel(), names), u"channel:9xc@A"_s);
        names.standard = {u"B"_s};
        QCOMPARE(channelSource(inChannel(), names), u"channel:9xc@B"_s);
        names.wished = {u"C"_s};
        QCOMPARE(channelSource(inChannel(), names), u"channel:9xc@C"_s);
    }

    void nobodyReadsIt()
    {
        QCOMPARE(channelSource(inChannel(), {}), QString());
        QCOMPARE(channelSource(inChannel(), namesOfOwn({})), QString());
        QCOMPARE(
            channelSource(inChannel(), namesOfOwn({ownAt(u"A"_s, u"b.example"_s)})), QString());
        QCOMPARE(channelSource(inChannel(), namesOfOwn({ownAt(u"A"_s, u"misskey.test"_s, true)})),
            QString());
    }

    void withoutAnId()
    {
        Post post = inChannel();
        post.channelId.clear();
        QCOMPARE(channelSource(post, namesOfOwn({ownAt(u"A"_s, u"misskey.test"_s)})), QString());
    }
};

QTEST_GUILESS_MAIN(tst_rowchannel)
#include "tst_rowchannel.moc"
