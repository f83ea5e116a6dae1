<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AccountBadge</name>
    <message>
        <source>%1: sign in again</source>
        <translation>%1: もう一度サインインしてください</translation>
    </message>
    <message>
        <source>%1: %2 unread</source>
        <translation>%1: 未読 %2 件</translation>
    </message>
    <message>
        <source>%1: default account</source>
        <translation>%1: 既定のアカウント</translation>
    </message>
    <message>
        <source>The Menu key opens its menu.</source>
        <translation>Menu キーでメニューを開きます。</translation>
    </message>
    <message>
        <source>%1; notifications: %2</source>
        <translation>%1、通知: %2</translation>
    </message>
</context>
<context>
    <name>AccountChoices</name>
    <message>
        <source>There is no account yet.</source>
        <translation>アカウントがまだありません。</translation>
    </message>
</context>
<context>
    <name>AccountMenu</name>
    <message>
        <source>Sign in again…</source>
        <translation>もう一度サインイン…</translation>
    </message>
    <message>
        <source>Open its home column</source>
        <translation>ホームのカラムを開く</translation>
    </message>
    <message>
        <source>Check the sign-in</source>
        <translation>サインインを確かめる</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ移動</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ移動</translation>
    </message>
    <message>
        <source>It is the default account</source>
        <translation>既定のアカウントです</translation>
    </message>
    <message>
        <source>Make it the default account</source>
        <translation>既定のアカウントにする</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>接続の状態…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>サインアウト…</translation>
    </message>
    <message>
        <source>Follow requests (%1)…</source>
        <translation>フォロー申請 (%1)…</translation>
    </message>
    <message>
        <source>Follow requests…</source>
        <translation>フォロー申請…</translation>
    </message>
    <message>
        <source>Scheduled posts…</source>
        <translation>予約投稿…</translation>
    </message>
    <message>
        <source>Edit profile…</source>
        <translation>プロフィールを編集…</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>it speaks no API that Asterism can sign in to</source>
        <translation>Asterism がサインインに使える API がありません</translation>
    </message>
    <message>
        <source>An empty token</source>
        <translation>空のトークン</translation>
    </message>
    <message>
        <source>paste the token on standard input</source>
        <translation>標準入力にトークンを貼り付けてください</translation>
    </message>
    <message>
        <source>this account is already here</source>
        <translation>このアカウントは追加済みです</translation>
    </message>
    <message>
        <source>The token cannot be kept: the system&apos;s keychain cannot be used (%1). The file of --session-secrets FILE is readable by you alone, but not encrypted.</source>
        <translation>トークンを保存できません。システムのキーチェーンが使えません(%1)。--session-secrets FILE でファイルに保存できます。そのファイルはあなただけが読めますが、暗号化はされません。</translation>
    </message>
    <message>
        <source>%1 does not accept this token.</source>
        <translation>%1 はこのトークンを受け付けません。</translation>
    </message>
    <message>
        <source>must sign in again</source>
        <translation>再サインインが必要</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>サインイン済み</translation>
    </message>
    <message>
        <source>The token is kept, not encrypted, in %1.</source>
        <translation>トークンは暗号化せずに %1 に保存されます。</translation>
    </message>
    <message>
        <source>Paste the access token and press Enter (it is not shown):</source>
        <translation>アクセストークンを貼り付けて Enter を押してください(画面には表示されません):</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>%1 is added.</source>
        <translation>%1 を追加しました。</translation>
    </message>
    <message>
        <source>%1 is signed in.</source>
        <translation>%1 はサインインしています。</translation>
    </message>
    <message>
        <source>the token was made by hand</source>
        <translation>トークンは手で作られたものです</translation>
    </message>
    <message>
        <source>End it there yourself, in your settings on %1, where they list the applications that you signed in with.</source>
        <translation>%1 の設定にある、サインインしたアプリの一覧で取り消してください。</translation>
    </message>
    <message>
        <source>End it there yourself: %1</source>
        <translation>次の場所で取り消してください: %1</translation>
    </message>
    <message>
        <source>The token of %1 could not be revoked, for Asterism did not make it.</source>
        <translation>%1 のトークンは Asterism が作ったものではないため、取り消せませんでした。</translation>
    </message>
    <message>
        <source>The token of %1 could not be revoked and may still be good.</source>
        <translation>%1 のトークンを取り消せませんでした。まだ使えるかもしれません。</translation>
    </message>
    <message>
        <source>There is no account yet. Lists and public timelines need none; to add one: asterism-cli accounts add SERVER</source>
        <translation>まだアカウントがありません。リストと公開タイムラインには要りません。追加するには: asterism-cli accounts add SERVER</translation>
    </message>
    <message>
        <source>%1 is signed out; what was seen through it stays in the cache.</source>
        <translation>%1 からサインアウトしました。見たものはキャッシュに残ります。</translation>
    </message>
    <message>
        <source>%1 is signed out; what was seen through it alone is deleted.</source>
        <translation>%1 からサインアウトしました。このアカウントだけで見たものは消しました。</translation>
    </message>
    <message>
        <source>Open this page, sign in to %1, and copy the code that it shows:</source>
        <translation>次のページを開き、%1 にサインインして、表示されるコードを控えてください:</translation>
    </message>
    <message>
        <source>Sign in to %1 on the page that the browser opens:</source>
        <translation>ブラウザで開くページで %1 にサインインしてください:</translation>
    </message>
    <message>
        <source>Asterism asks for leave to:</source>
        <translation>Asterism が求める許可:</translation>
    </message>
    <message>
        <source>Paste the code and press Enter (it is not shown):</source>
        <translation>コードを貼り付けて Enter を押してください(表示されません):</translation>
    </message>
    <message>
        <source>No browser could be started here: open the address above on this machine. From another machine, use --code-stdin.</source>
        <translation>ここではブラウザを開けません。上のアドレスをこのコンピュータで開いてください。別のコンピュータからは --code-stdin を使ってください。</translation>
    </message>
    <message>
        <source>Waiting for the browser …</source>
        <translation>ブラウザを待っています…</translation>
    </message>
    <message>
        <source>The token of %1 stays good, for %2 lets no application end its own sign-in.</source>
        <translation>%2 ではアプリが自分のサインインを終わらせられないため、%1 のトークンは有効なままです。</translation>
    </message>
    <message>
        <source>Open this page, sign in to %1, and say yes there:</source>
        <translation>このページを開いて %1 にサインインし、そこで許可してください:</translation>
    </message>
    <message>
        <source>Sign in to %1 on the page that the browser opens, and say yes there:</source>
        <translation>ブラウザが開くページで %1 にサインインし、そこで許可してください:</translation>
    </message>
    <message>
        <source>When you have said yes there, type yes here and press Enter (it is not shown):</source>
        <translation>そこで許可したら、ここに yes と入力して Enter を押してください(表示されません):</translation>
    </message>
    <message>
        <source>A token that nobody uses now is left there; end it on %1.</source>
        <translation>使われないトークンがそこに残っています。%1 で無効にしてください。</translation>
    </message>
</context>
<context>
    <name>AccountsModel</name>
    <message>
        <source>The token was not sent anywhere, for it could not be kept: %1 Unlock or start the system&apos;s keychain (GNOME Keyring, KWallet) and try again. Or start Asterism with --session-secrets FILE; that file is readable by you alone, but not encrypted.</source>
        <translation>トークンを保存できないため、どこにも送信していません: %1 システムのキーチェーン(GNOME Keyring、KWallet)を起動するかロックを解除して、もう一度お試しください。または Asterism を --session-secrets FILE 付きで起動してください。そのファイルを読めるのはあなただけですが、暗号化はされません。</translation>
    </message>
    <message>
        <source>%1 does not accept this token. Check that all of it was copied and that it was made on this server.</source>
        <translation>%1 はこのトークンを受け付けません。全体をコピーしたか、このサーバで作ったものかを確認してください。</translation>
    </message>
    <message>
        <source>Paste the access token first.</source>
        <translation>先にアクセストークンを貼り付けてください。</translation>
    </message>
</context>
<context>
    <name>Acting</name>
    <message>
        <source>%1 takes no boosts and favourites from here.</source>
        <translation>%1はここからのブーストとお気に入りを受け付けません。</translation>
    </message>
    <message>
        <source>%1 cannot delete posts.</source>
        <translation>%1では投稿を削除できません。</translation>
    </message>
    <message>
        <source>%1 keeps no bookmarks.</source>
        <translation>%1にはブックマークがありません。</translation>
    </message>
    <message>
        <source>%1 knows no reactions with emoji.</source>
        <translation>%1には絵文字リアクションがありません。</translation>
    </message>
    <message>
        <source>%1 takes no votes.</source>
        <translation>%1では投票できません。</translation>
    </message>
    <message>
        <source>%1 pins no posts.</source>
        <translation>%1では投稿を固定できません。</translation>
    </message>
    <message>
        <source>%1 mutes no threads.</source>
        <translation>%1では会話をミュートできません。</translation>
    </message>
    <message>
        <source>%1 cannot change posts.</source>
        <translation>%1では投稿を編集できません。</translation>
    </message>
    <message>
        <source>%1 takes no new posts from here.</source>
        <translation>%1はここからの新しい投稿を受け付けません。</translation>
    </message>
    <message>
        <source>%1 mutes nobody.</source>
        <translation>%1ではミュートできません。</translation>
    </message>
    <message>
        <source>%1 blocks nobody.</source>
        <translation>%1ではブロックできません。</translation>
    </message>
    <message>
        <source>%1 does not tell who wants to follow.</source>
        <translation>%1はフォローリクエストを教えません。</translation>
    </message>
    <message>
        <source>%1 removes no followers.</source>
        <translation>%1ではフォロワーを外せません。</translation>
    </message>
    <message>
        <source>%1 takes no reports.</source>
        <translation>%1は通報を受け付けません。</translation>
    </message>
    <message>
        <source>%1 blocks no servers for one account.</source>
        <translation>%1ではアカウントごとのサーバブロックができません。</translation>
    </message>
    <message>
        <source>Nobody can follow hashtags on %1.</source>
        <translation>%1ではハッシュタグをフォローできません。</translation>
    </message>
    <message>
        <source>%1 has no API that Asterism speaks.</source>
        <translation>%1にはAsterismが使えるAPIがありません。</translation>
    </message>
    <message>
        <source>This post is on %1 alone.</source>
        <translation>この投稿は%1だけにあります。</translation>
    </message>
    <message>
        <source>@%1 does not see this post.</source>
        <translation>@%1にはこの投稿が見えません。</translation>
    </message>
    <message>
        <source>What is for some people only cannot be boosted.</source>
        <translation>特定の人だけに宛てた投稿はブーストできません。</translation>
    </message>
    <message>
        <source>%1 boosts no posts for followers only.</source>
        <translation>%1ではフォロワー限定の投稿をブーストできません。</translation>
    </message>
    <message>
        <source>Only its author could boost what is for followers only.</source>
        <translation>フォロワー限定の投稿をブーストできるのは投稿者だけです。</translation>
    </message>
    <message>
        <source>Its author wants no boosts of it.</source>
        <translation>投稿者はブーストを許可していません。</translation>
    </message>
    <message>
        <source>Its author wants no favourites of it.</source>
        <translation>投稿者はお気に入りを許可していません。</translation>
    </message>
    <message>
        <source>Its author wants no replies to it.</source>
        <translation>投稿者は返信を許可していません。</translation>
    </message>
    <message>
        <source>Only its author can do that.</source>
        <translation>これは投稿者だけができます。</translation>
    </message>
    <message>
        <source>What is for some people only cannot be pinned.</source>
        <translation>特定の人だけに宛てた投稿は固定できません。</translation>
    </message>
    <message>
        <source>There is no poll in this post.</source>
        <translation>この投稿にはアンケートがありません。</translation>
    </message>
    <message>
        <source>The poll has ended.</source>
        <translation>アンケートは終了しました。</translation>
    </message>
    <message>
        <source>Nobody can quote on %1.</source>
        <translation>%1では引用できません。</translation>
    </message>
    <message>
        <source>Reply as %1</source>
        <translation>%1 として返信</translation>
    </message>
    <message>
        <source>Boost as %1</source>
        <translation>%1 としてブースト</translation>
    </message>
    <message>
        <source>Favourite as %1</source>
        <translation>%1 としてお気に入りに登録</translation>
    </message>
    <message>
        <source>React as %1</source>
        <translation>%1 としてリアクション</translation>
    </message>
    <message>
        <source>Bookmark as %1</source>
        <translation>%1 としてブックマーク</translation>
    </message>
    <message>
        <source>Undo the boost by %1</source>
        <translation>%1 のブーストを取り消す</translation>
    </message>
    <message>
        <source>Undo the favourite by %1</source>
        <translation>%1 のお気に入りを取り消す</translation>
    </message>
    <message>
        <source>Undo the reaction by %1</source>
        <translation>%1 のリアクションを取り消す</translation>
    </message>
    <message>
        <source>Undo the bookmark by %1</source>
        <translation>%1 のブックマークを取り消す</translation>
    </message>
    <message>
        <source>%1 acts here: choose another account</source>
        <translation>ここでは %1 が操作します。クリックして別のアカウントを選択</translation>
    </message>
    <message>
        <source>What else can be done</source>
        <translation>その他の操作</translation>
    </message>
    <message>
        <source>%1 (not sent yet)</source>
        <translation>%1(未送信)</translation>
    </message>
    <message>
        <source>%1M</source>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1K</source>
        <translation>%1K</translation>
    </message>
    <message>
        <source>Sign in with an account first.</source>
        <translation>先にアカウントでサインインしてください。</translation>
    </message>
    <message>
        <source>%1 is an emoji of another server, and %2 has none of that name.</source>
        <translation>%1 は別のサーバの絵文字で、%2 にはその名前の絵文字がありません。</translation>
    </message>
    <message>
        <source>This post is not kept here any more.</source>
        <translation>この投稿はもうここに保存されていません。</translation>
    </message>
    <message>
        <source>%1 has voted there already.</source>
        <translation>%1 はすでに投票しています。</translation>
    </message>
    <message>
        <source>Quote as %1</source>
        <translation>%1 として引用</translation>
    </message>
    <message>
        <source>Could not boost</source>
        <translation>ブーストできませんでした</translation>
    </message>
    <message>
        <source>Could not undo the boost</source>
        <translation>ブーストを取り消せませんでした</translation>
    </message>
    <message>
        <source>Could not favourite</source>
        <translation>お気に入りにできませんでした</translation>
    </message>
    <message>
        <source>Could not undo the favourite</source>
        <translation>お気に入りを取り消せませんでした</translation>
    </message>
    <message>
        <source>Could not bookmark</source>
        <translation>ブックマークできませんでした</translation>
    </message>
    <message>
        <source>Could not undo the bookmark</source>
        <translation>ブックマークを外せませんでした</translation>
    </message>
    <message>
        <source>Could not react</source>
        <translation>リアクションできませんでした</translation>
    </message>
    <message>
        <source>Could not undo the reaction</source>
        <translation>リアクションを取り消せませんでした</translation>
    </message>
    <message>
        <source>Could not vote</source>
        <translation>投票できませんでした</translation>
    </message>
    <message>
        <source>Could not pin</source>
        <translation>固定できませんでした</translation>
    </message>
    <message>
        <source>Could not unpin</source>
        <translation>固定を外せませんでした</translation>
    </message>
    <message>
        <source>Could not mute the thread</source>
        <translation>スレッドをミュートできませんでした</translation>
    </message>
    <message>
        <source>Could not unmute the thread</source>
        <translation>スレッドのミュートを解除できませんでした</translation>
    </message>
    <message>
        <source>Could not delete</source>
        <translation>削除できませんでした</translation>
    </message>
    <message>
        <source>Could not change</source>
        <translation>変更できませんでした</translation>
    </message>
    <message>
        <source>%1 as %2: %3</source>
        <translation>%1(%2): %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 keeps no notes about people.</source>
        <translation>%1 は人についてのメモを預かりません。</translation>
    </message>
    <message>
        <source>What is in this channel is boosted and quoted there only.</source>
        <translation>このチャンネルの投稿は、チャンネルの中でしかブーストも引用もできません。</translation>
    </message>
    <message>
        <source>What is for some people only cannot be quoted.</source>
        <translation>特定の人だけに宛てた投稿は引用できません。</translation>
    </message>
    <message>
        <source>%1 quotes no posts for followers only.</source>
        <translation>%1ではフォロワー限定の投稿を引用できません。</translation>
    </message>
    <message>
        <source>Only its author could quote what is for followers only.</source>
        <translation>フォロワー限定の投稿を引用できるのは作成者だけです。</translation>
    </message>
    <message>
        <source>Its author does not let @%1 quote it.</source>
        <translation>この投稿の作成者は@%1による引用を許可していません。</translation>
    </message>
    <message>
        <source>Its author must agree first: the quote waits until then.</source>
        <translation>作成者の承認が必要です。引用は承認されるまで保留になります。</translation>
    </message>
    <message>
        <source>Its author takes no reactions but ❤.</source>
        <translation>投稿者は❤以外のリアクションを受け付けていません。</translation>
    </message>
    <message>
        <source>Its author takes no sensitive emoji.</source>
        <translation>投稿者はセンシティブな絵文字を受け付けていません。</translation>
    </message>
    <message>
        <source>Vote as %1</source>
        <translation>%1 として投票</translation>
    </message>
    <message>
        <source>Mute this thread as %1</source>
        <translation>%1 としてこのスレッドをミュート</translation>
    </message>
    <message>
        <source>Unmute this thread as %1</source>
        <translation>%1 としてこのスレッドのミュートを解除</translation>
    </message>
</context>
<context>
    <name>ActionCommands</name>
    <message>
        <source>%1 is the number of no choice, and what the choices say is not known.</source>
        <translation>%1 は選択肢の番号ではなく、選択肢の内容も分かりません。</translation>
    </message>
    <message>
        <source>%1 is no choice; there are: %2</source>
        <translation>%1 という選択肢はありません。選択肢: %2</translation>
    </message>
    <message>
        <source>It is not known with which emoji %1 answered; say it behind the address.</source>
        <translation>%1 がどの絵文字でリアクションしたか分かりません。アドレスの後に指定してください。</translation>
    </message>
    <message>
        <source>%1 answered with several; say which one: %2</source>
        <translation>%1 は複数のリアクションをしています。どれか指定してください: %2</translation>
    </message>
    <message>
        <source>%1 mutes for good only; without --for it would.</source>
        <translation>%1 は無期限のミュートしかできません。--for を外せばできます。</translation>
    </message>
    <message>
        <source>On %1 whoever sees the post sees its boosts; without --visibility it would boost.</source>
        <translation>%1 では投稿が見える人全員にブーストが見えます。--visibility を外せばブーストできます。</translation>
    </message>
    <message>
        <source>give the address of a post, beginning with https://</source>
        <translation>https:// で始まる投稿のアドレスを指定してください</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせ中…</translation>
    </message>
    <message>
        <source>Looking for %1 …</source>
        <translation>%1 を探しています…</translation>
    </message>
    <message>
        <source>Number %1 of the outbox is being sent; it can no longer be taken back.</source>
        <translation>送信箱の %1 番は送信中で、もう取り消せません。</translation>
    </message>
    <message>
        <source>There is no number %1 in the outbox.</source>
        <translation>送信箱に %1 番はありません。</translation>
    </message>
    <message>
        <source>Nothing is on its way.</source>
        <translation>送信中のものはありません。</translation>
    </message>
    <message>
        <source>Taken out of the outbox: %1</source>
        <translation>送信箱から取り出しました: %1</translation>
    </message>
    <message>
        <source>Standard input holds too much for a post.</source>
        <translation>標準入力が投稿には長すぎます。</translation>
    </message>
    <message>
        <source>Standard input holds nothing to be posted.</source>
        <translation>標準入力に投稿する内容がありません。</translation>
    </message>
    <message>
        <source>Who may see the post that is answered is not known; say by --visibility who may see the answer.</source>
        <translation>返信先の公開範囲が分かりません。--visibility で返信の公開範囲を指定してください。</translation>
    </message>
    <message>
        <source>--to is for posts that only some people see: --visibility direct</source>
        <translation>--to は特定の人だけに見せる投稿用です: --visibility direct</translation>
    </message>
    <message>
        <source>Nobody asks to follow.</source>
        <translation>フォローリクエストはありません。</translation>
    </message>
    <message>
        <source>Waiting for the server …</source>
        <translation>サーバを待っています…</translation>
    </message>
    <message>
        <source>It is so already: %1</source>
        <translation>すでにそうなっています: %1</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>完了: %1</translation>
    </message>
    <message>
        <source>It stays in the outbox as number %1: asterism-cli outbox retry %1 tries it again, asterism-cli outbox cancel %1 takes it out.</source>
        <translation>送信箱に %1 番として残ります。asterism-cli outbox retry %1 で再試行、asterism-cli outbox cancel %1 で取り出せます。</translation>
    </message>
    <message>
        <source>not done yet</source>
        <translation>まだ終わっていません</translation>
    </message>
    <message>
        <source>It stays in the outbox (number %1) and is sent by any Asterism that works on this data folder; asterism-cli outbox cancel %1 takes it back.</source>
        <translation>送信箱に残り (%1 番)、このデータフォルダーで動くAsterismが送信します。asterism-cli outbox cancel %1 で取り消せます。</translation>
    </message>
    <message>
        <source>Somebody took it out of the outbox meanwhile: %1</source>
        <translation>その間に送信箱から取り出されました: %1</translation>
    </message>
    <message>
        <source>%1 wants to know which of its rules was broken: --rule says it.</source>
        <translation>%1 はどのルールに反したかを必要とします。--rule で指定してください。</translation>
    </message>
    <message>
        <source>--drop-media: there is no file %1; the post has %2.</source>
        <translation>--drop-media: %1 番目のファイルはありません。この投稿のファイルは %2 個です。</translation>
    </message>
    <message>
        <source>Sending file %1 of %2 · %3 %</source>
        <translation>ファイル %1/%2 を送信中 · %3 %</translation>
    </message>
    <message>
        <source>Kept by its server until %1 (id %2 there): %3</source>
        <translation>%1 までサーバが保管します(サーバでの ID: %2): %3</translation>
    </message>
    <message>
        <source>Waits on this computer until %2 (number %1 of the outbox); an Asterism must be running then: %3</source>
        <translation>%2 までこのコンピューターで待ちます(送信箱の %1 番)。その時刻に Asterism が動いている必要があります: %3</translation>
    </message>
    <message>
        <source>There is nothing between the lines that are only ---.</source>
        <translation>--- だけの行のあいだに何もありません。</translation>
    </message>
    <message numerus="yes">
        <source>A thread has %n posts at most.</source>
        <translation>
            <numerusform>スレッドの投稿は %n 件までです。</numerusform>
        </translation>
    </message>
    <message>
        <source>--at: %1 is over already.</source>
        <translation>--at: %1 はもう過ぎています。</translation>
    </message>
    <message>
        <source>post %1 of %2</source>
        <translation>%2 件中 %1 件目の投稿</translation>
    </message>
    <message>
        <source>Copying %1 …</source>
        <translation>%1 をコピーしています…</translation>
    </message>
    <message>
        <source>There is nothing to note; --remove takes a note away.</source>
        <translation>メモの内容がありません。メモを消すには --remove を付けてください。</translation>
    </message>
    <message>
        <source>Who else has received the post is not known: %1</source>
        <translation>この投稿をほかに誰が受け取ったのかわかりません: %1</translation>
    </message>
    <message>
        <source>It may have been done already.</source>
        <translation>すでに実行されている可能性があります。</translation>
    </message>
    <message>
        <source>%1 always shows boosts by those who are followed; without --no-boosts it would follow.</source>
        <translation>%1 ではフォローした人のブーストが必ず表示されます。--no-boosts を付けなければフォローできます。</translation>
    </message>
    <message>
        <source>%1 tells nobody of new posts by those who are followed; without --notify it would follow.</source>
        <translation>%1 はフォローした人の新しい投稿を通知しません。--notify を付けなければフォローできます。</translation>
    </message>
    <message>
        <source>%1 shows posts in all languages by those who are followed; without --language it would follow.</source>
        <translation>%1 ではフォローした人のすべての言語の投稿が表示されます。--language を付けなければフォローできます。</translation>
    </message>
    <message>
        <source>This goes on from number %1 of the outbox, an edit that is still there.</source>
        <translation>送信箱にまだ残っている編集 (%1番)の続きです。</translation>
    </message>
    <message>
        <source>What was written is kept among the drafts: &quot;drafts show %1&quot;.</source>
        <translation>書いた内容は下書きに残してあります: 「drafts show %1」。</translation>
    </message>
    <message>
        <source>There may be more; what goes next is among these.</source>
        <translation>ほかにもあるかもしれません。次に送られるものはこの中にあります。</translation>
    </message>
    <message>
        <source>Who wrote the post that is answered is not known; the answer names only those whom its text names.</source>
        <translation>返信先の投稿の作者が分からないため、本文に名前のある相手だけが返信の宛先になります。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Something that this version does not know, with %1</source>
        <translation>このバージョンの知らない操作: %1</translation>
    </message>
    <message>
        <source>Boost of %1</source>
        <translation>%1 のブースト</translation>
    </message>
    <message>
        <source>Taking back the boost of %1</source>
        <translation>%1 のブーストの取り消し</translation>
    </message>
    <message>
        <source>Favourite of %1</source>
        <translation>%1 のお気に入り登録</translation>
    </message>
    <message>
        <source>Taking back the favourite of %1</source>
        <translation>%1 のお気に入りの取り消し</translation>
    </message>
    <message>
        <source>Bookmark of %1</source>
        <translation>%1 のブックマーク</translation>
    </message>
    <message>
        <source>Taking away the bookmark of %1</source>
        <translation>%1 のブックマーク解除</translation>
    </message>
    <message>
        <source>Reaction %2 to %1</source>
        <translation>%1 へのリアクション %2</translation>
    </message>
    <message>
        <source>Taking back the reaction %2 to %1</source>
        <translation>%1 へのリアクション %2 の取り消し</translation>
    </message>
    <message>
        <source>Vote in %1</source>
        <translation>%1 への投票</translation>
    </message>
    <message>
        <source>Pinning of %1</source>
        <translation>%1 の固定</translation>
    </message>
    <message>
        <source>Unpinning of %1</source>
        <translation>%1 の固定解除</translation>
    </message>
    <message>
        <source>Muting the thread of %1</source>
        <translation>%1 の会話のミュート</translation>
    </message>
    <message>
        <source>Unmuting the thread of %1</source>
        <translation>%1 の会話のミュート解除</translation>
    </message>
    <message>
        <source>Deletion of %1</source>
        <translation>%1 の削除</translation>
    </message>
    <message>
        <source>Change of %1</source>
        <translation>%1 の編集</translation>
    </message>
    <message>
        <source>Follow of %1</source>
        <translation>%1 のフォロー</translation>
    </message>
    <message>
        <source>Unfollow of %1</source>
        <translation>%1 のフォロー解除</translation>
    </message>
    <message>
        <source>Mute of %1</source>
        <translation>%1 のミュート</translation>
    </message>
    <message>
        <source>Unmute of %1</source>
        <translation>%1 のミュート解除</translation>
    </message>
    <message>
        <source>Block of %1</source>
        <translation>%1 のブロック</translation>
    </message>
    <message>
        <source>Unblock of %1</source>
        <translation>%1 のブロック解除</translation>
    </message>
    <message>
        <source>Accepting %1 as a follower</source>
        <translation>%1 のフォローの承認</translation>
    </message>
    <message>
        <source>Rejecting %1 as a follower</source>
        <translation>%1 のフォローの拒否</translation>
    </message>
    <message>
        <source>Removing %1 from the followers</source>
        <translation>フォロワーからの %1 の削除</translation>
    </message>
    <message>
        <source>Report of %1</source>
        <translation>%1 の通報</translation>
    </message>
    <message>
        <source>Block of the server %1</source>
        <translation>サーバ %1 のブロック</translation>
    </message>
    <message>
        <source>Unblock of the server %1</source>
        <translation>サーバ %1 のブロック解除</translation>
    </message>
    <message>
        <source>Follow of the hashtag %1</source>
        <translation>ハッシュタグ %1 のフォロー</translation>
    </message>
    <message>
        <source>Unfollow of the hashtag %1</source>
        <translation>ハッシュタグ %1 のフォロー解除</translation>
    </message>
    <message>
        <source>Post &quot;%1&quot;</source>
        <translation>投稿「%1」</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>is being sent</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>is sent</source>
        <translation>送信済み</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>is cancelled</source>
        <translation>取り消し</translation>
    </message>
    <message numerus="yes">
        <source>tried %n times</source>
        <translation>
            <numerusform>%n 回試行</numerusform>
        </translation>
    </message>
    <message>
        <source>next try at %1</source>
        <translation>次の試行 %1</translation>
    </message>
    <message>
        <source>to be posted at %1</source>
        <translation>%1 に投稿</translation>
    </message>
    <message>
        <source>Note about %1</source>
        <translation>%1 についてのメモ</translation>
    </message>
</context>
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n times, until %1</source>
        <translation>
            <numerusform>%n 回、最後は %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ActorBody</name>
    <message>
        <source>As the post</source>
        <translation>投稿と同じ</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <translation>未収載</translation>
    </message>
    <message>
        <source>To followers</source>
        <translation>フォロワーへ</translation>
    </message>
    <message>
        <source>Reply as…</source>
        <translation>別のアカウントで返信…</translation>
    </message>
    <message>
        <source>Boost as…</source>
        <translation>別のアカウントでブースト…</translation>
    </message>
    <message>
        <source>Favourite as…</source>
        <translation>別のアカウントでお気に入りに登録…</translation>
    </message>
    <message>
        <source>React as…</source>
        <translation>別のアカウントでリアクション…</translation>
    </message>
    <message>
        <source>Bookmark as…</source>
        <translation>別のアカウントでブックマーク…</translation>
    </message>
    <message>
        <source>Act as…</source>
        <translation>操作するアカウント…</translation>
    </message>
    <message numerus="yes">
        <source>Boost from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでブースト</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Favourite from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでお気に入りに登録</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bookmark from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでブックマーク</numerusform>
        </translation>
    </message>
    <message>
        <source>Quote as…</source>
        <translation>別のアカウントで引用…</translation>
    </message>
    <message>
        <source>Vote as…</source>
        <translation>別のアカウントで投票…</translation>
    </message>
    <message>
        <source>Mute this thread as…</source>
        <translation>別のアカウントでこのスレッドをミュート…</translation>
    </message>
    <message numerus="yes">
        <source>Mute from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでミュート</numerusform>
        </translation>
    </message>
    <message>
        <source>Whoever sees the post sees a boost from here.</source>
        <translation>このアカウントのブーストは、投稿を見られる人全員に見えます。</translation>
    </message>
</context>
<context>
    <name>ActorLine</name>
    <message>
        <source>has done it already</source>
        <translation>すでに済んでいます</translation>
    </message>
</context>
<context>
    <name>ActorsMenu</name>
    <message>
        <source>Acts as…</source>
        <translation>操作するアカウント…</translation>
    </message>
    <message>
        <source>The default account</source>
        <translation>既定のアカウント</translation>
    </message>
</context>
<context>
    <name>AddColumnPage</name>
    <message>
        <source>Handle</source>
        <translation>ハンドル</translation>
    </message>
    <message>
        <source>Add the column</source>
        <translation>カラムを追加</translation>
    </message>
    <message>
        <source>The home timelines of all your accounts as one; a post seen by several is one row.</source>
        <translation>すべてのアカウントのホームを一つのタイムラインにします。複数のアカウントに届いた投稿は一行にまとまります。</translation>
    </message>
    <message>
        <source>What one account follows.</source>
        <translation>一つのアカウントがフォローしている人の投稿です。</translation>
    </message>
    <message>
        <source>Posts with a hashtag, as one or several servers know them.</source>
        <translation>ハッシュタグの付いた投稿を、一つ以上のサーバから集めます。</translation>
    </message>
    <message>
        <source>The posts of one person, read at their own server.</source>
        <translation>一人の投稿を、その人のサーバから読みます。</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>@name@server</source>
        <translation>@名前@サーバ</translation>
    </message>
    <message>
        <source>What is written on one server, or on several in one column. Many can be read without an account.</source>
        <translation>1 つのサーバ、またはいくつかのサーバで書かれた投稿を 1 つのカラムに。アカウントなしで読めるサーバも多くあります。</translation>
    </message>
    <message>
        <source>All that one server or several know of, from anywhere.</source>
        <translation>1 つまたはいくつかのサーバが知っている、あらゆる場所の投稿です。</translation>
    </message>
    <message>
        <source>People of any server, read without following them. Below them stand the lists that the servers of your accounts keep.</source>
        <translation>どのサーバの人でも、フォローせずに読めます。その下は、アカウントのサーバにあるリストです。</translation>
    </message>
    <message>
        <source>Posts that mention one account.</source>
        <translation>1 つのアカウントへのメンション。</translation>
    </message>
    <message>
        <source>What one account has marked as a favourite, the newest posts first.</source>
        <translation>1 つのアカウントがお気に入りに入れた投稿。新しい投稿から順に。</translation>
    </message>
    <message>
        <source>What one account follows, and what is written on its server.</source>
        <translation>1 つのアカウントがフォローする人の投稿と、そのサーバの投稿。</translation>
    </message>
    <message>
        <source>Posts that an antenna has caught.</source>
        <translation>アンテナが受信した投稿。</translation>
    </message>
    <message>
        <source>What is written into a channel of a server.</source>
        <translation>サーバのチャンネルへの投稿。</translation>
    </message>
    <message>
        <source>Posts that were put together in a clip.</source>
        <translation>クリップにまとめた投稿。</translation>
    </message>
    <message>
        <source>What is written on a server and on those that it counts as near.</source>
        <translation>サーバと、そのサーバが近いとみなすサーバの投稿。</translation>
    </message>
    <message>
        <source>What was written to you and a few others alone, one row for each conversation.</source>
        <translation>あなたと限られた人だけに宛てた投稿。会話ごとに 1 行です。</translation>
    </message>
    <message>
        <source>What all your accounts are told of others: mentions, boosts, favourites, follows. Choose one for its alone.</source>
        <translation>すべてのアカウントに届く通知(メンション、ブースト、お気に入り、フォロー)。一つ選ぶと、そのアカウントの通知だけになります。</translation>
    </message>
</context>
<context>
    <name>AddPeople</name>
    <message>
        <source>Add people</source>
        <translation>人を追加</translation>
    </message>
    <message>
        <source>@name@server, or the address of a profile</source>
        <translation>@名前@サーバ、またはプロフィールのアドレス</translation>
    </message>
    <message>
        <source>Nobody is followed or told: each is read at their own server. Paste as many as you like, or the text of a CSV; files can be dropped here.</source>
        <translation>フォローもされず、相手にも知らされません。それぞれのサーバから読みます。何人でも、CSV の中身でも貼り付けられます。ファイルをここにドロップすることもできます。</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>From…</source>
        <translation>取り込み元…</translation>
    </message>
    <message>
        <source>Add people from a file, an account or a collection</source>
        <translation>ファイル・アカウント・コレクションから人を追加</translation>
    </message>
    <message>
        <source>A CSV file</source>
        <translation>CSV ファイル</translation>
    </message>
    <message>
        <source>Its path, or drop it here</source>
        <translation>ファイルのパス(ドロップも可)</translation>
    </message>
    <message>
        <source>A collection of a Mastodon server</source>
        <translation>Mastodon サーバのコレクション</translation>
    </message>
    <message>
        <source>https://server/collections/…</source>
        <translation>https://server/collections/…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Cancel adding people</source>
        <translation>人の追加を中止</translation>
    </message>
    <message>
        <source>Each into its own list</source>
        <translation>それぞれのリストへ</translation>
    </message>
    <message>
        <source>All into this list</source>
        <translation>すべてこのリストへ</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>追加しない</translation>
    </message>
</context>
<context>
    <name>AltMark</name>
    <message>
        <source>ALT</source>
        <comment>mark of a picture that has a description</comment>
        <translation>ALT</translation>
    </message>
    <message>
        <source>+ ALT</source>
        <comment>mark of a picture that has no description yet</comment>
        <translation>+ALT</translation>
    </message>
</context>
<context>
    <name>Arguments</name>
    <message>
        <source>Say which version this is</source>
        <translation>バージョンを表示する</translation>
    </message>
    <message>
        <source>Use this data folder</source>
        <translation>このデータフォルダを使う</translation>
    </message>
    <message>
        <source>Print JSON Lines, one object a row</source>
        <translation>JSON Lines(1 行に 1 オブジェクト)で出力する</translation>
    </message>
    <message>
        <source>Tell on standard error what is going on</source>
        <translation>動作の様子を標準エラーに出力する</translation>
    </message>
    <message>
        <source>Keep tokens in this file instead of the system&apos;s keychain</source>
        <translation>トークンをキーチェーンではなくこのファイルに保存する</translation>
    </message>
    <message>
        <source>Let what servers point at lie in a private network</source>
        <translation>サーバが指す先がプライベートネットワークでも読む</translation>
    </message>
    <message>
        <source>Your own accounts</source>
        <translation>自分のアカウント</translation>
    </message>
    <message>
        <source>Show your accounts</source>
        <translation>アカウントの一覧を表示する</translation>
    </message>
    <message>
        <source>Read an access token from standard input</source>
        <translation>アクセストークンを標準入力から読む</translation>
    </message>
    <message>
        <source>Ask whether the tokens still hold</source>
        <translation>トークンがまだ有効か確かめる</translation>
    </message>
    <message>
        <source>user@host</source>
        <translation>user@host</translation>
    </message>
    <message>
        <source>Show sources as one timeline</source>
        <translation>ソースを 1 本のタイムラインで表示する</translation>
    </message>
    <message>
        <source>Most rows</source>
        <translation>表示する行数の上限</translation>
    </message>
    <message>
        <source>Ask the servers first</source>
        <translation>先にサーバから読み込む</translation>
    </message>
    <message>
        <source>Search in all that was seen</source>
        <translation>これまでに読んだ投稿を検索する</translation>
    </message>
    <message>
        <source>Show a post&apos;s conversation</source>
        <translation>投稿の会話を表示する</translation>
    </message>
    <message>
        <source>The post&apos;s uri or page</source>
        <translation>投稿の URI またはページのアドレス</translation>
    </message>
    <message>
        <source>Show who somebody is</source>
        <translation>プロフィールを表示する</translation>
    </message>
    <message>
        <source>@user@host, or the address of the profile</source>
        <translation>@user@host またはプロフィールのアドレス</translation>
    </message>
    <message>
        <source>Lists of people, who need not be followed</source>
        <translation>フォローせずに読めるリスト</translation>
    </message>
    <message>
        <source>The list&apos;s name</source>
        <translation>リストの名前</translation>
    </message>
    <message>
        <source>@user@host, or the address of a profile</source>
        <translation>@user@host またはプロフィールのアドレス</translation>
    </message>
    <message>
        <source>Make a list</source>
        <translation>リストを作る</translation>
    </message>
    <message>
        <source>Delete a list</source>
        <translation>リストを削除する</translation>
    </message>
    <message>
        <source>Put people into a list</source>
        <translation>リストに人を入れる</translation>
    </message>
    <message>
        <source>Show who is in a list and how each is read</source>
        <translation>リストのメンバーと、それぞれの読み取り方法を表示する</translation>
    </message>
    <message>
        <source>Read every member once</source>
        <translation>全メンバーを 1 回読み込む</translation>
    </message>
    <message>
        <source>What is kept of all that was seen</source>
        <translation>これまでに読んだ投稿のキャッシュ</translation>
    </message>
    <message>
        <source>Show how much is kept</source>
        <translation>キャッシュの量を表示する</translation>
    </message>
    <message>
        <source>Drop old posts</source>
        <translation>古い投稿を消す</translation>
    </message>
    <message>
        <source>Keep posts of this many days</source>
        <translation>この日数分の投稿を残す</translation>
    </message>
    <message>
        <source>Keep at most this many bytes</source>
        <translation>残す量の上限(バイト)</translation>
    </message>
    <message>
        <source>Look whether the cache is sound</source>
        <translation>キャッシュが壊れていないか調べる</translation>
    </message>
    <message>
        <source>End after this many seconds</source>
        <translation>この秒数で終了する</translation>
    </message>
    <message>
        <source>Run a small invented fediverse on this machine</source>
        <translation>小さな架空の Fediverse をこのコンピュータで動かす</translation>
    </message>
    <message>
        <source>The first server&apos;s port; the others follow</source>
        <translation>最初のサーバのポート(ほかは続きの番号)</translation>
    </message>
    <message>
        <source>Print the accounts&apos; tokens too</source>
        <translation>アカウントのトークンも表示する</translation>
    </message>
    <message>
        <source>Show accounts and a list of an invented fediverse</source>
        <translation>架空の Fediverse のアカウントとリストを表示する</translation>
    </message>
    <message>
        <source>This is not understood: %1</source>
        <translation>理解できない引数です: %1</translation>
    </message>
    <message>
        <source>A command is missing.</source>
        <translation>コマンドがありません。</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 がありません。</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 には値が必要です。</translation>
    </message>
    <message>
        <source>--help shows what is possible.</source>
        <translation>--help で使い方を表示します。</translation>
    </message>
    <message>
        <source>a number from %1 to %2 belongs here</source>
        <translation>%1 から %2 までの数を指定してください</translation>
    </message>
    <message>
        <source>it must not be empty</source>
        <translation>空にはできません</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>使い方</translation>
    </message>
    <message>
        <source>Positionals</source>
        <translation>引数</translation>
    </message>
    <message>
        <source>OPTIONS</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>SUBCOMMAND</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Print this help and exit</source>
        <translation>この使い方を表示して終了する</translation>
    </message>
    <message>
        <source>Sign in through the browser</source>
        <translation>ブラウザでサインインする</translation>
    </message>
    <message>
        <source>The account&apos;s server or its handle, like mastodon.example</source>
        <translation>アカウントのサーバかハンドル (例: mastodon.example)</translation>
    </message>
    <message>
        <source>Sign an account out</source>
        <translation>アカウントからサインアウトする</translation>
    </message>
    <message>
        <source>Delete what was seen through it</source>
        <translation>そのアカウントで見たものを消す</translation>
    </message>
    <message>
        <source>Keep what was seen through it; so it is without an option</source>
        <translation>そのアカウントで見たものを残す(指定がなければこちら)</translation>
    </message>
    <message>
        <source>Oldest first, and then each row as it arrives, until Ctrl-C</source>
        <translation>古い順に表示し、その後は届くたびに表示する(Ctrl-C まで)</translation>
    </message>
    <message>
        <source>Choose what a list shows and how</source>
        <translation>リストに何をどう表示するかを選ぶ</translation>
    </message>
    <message>
        <source>Leave out boosts</source>
        <translation>ブーストを表示しない</translation>
    </message>
    <message>
        <source>Leave out replies to others</source>
        <translation>他の人への返信を表示しない</translation>
    </message>
    <message>
        <source>Show pictures side by side</source>
        <translation>画像を並べて表示する</translation>
    </message>
    <message>
        <source>Keep what stands in it out of homes</source>
        <translation>このリストの投稿をホームに出さない</translation>
    </message>
    <message>
        <source>One of the eight colours; 0: none</source>
        <translation>8色のうちの1つ (0: なし)</translation>
    </message>
    <message>
        <source>The servers that were asked, and those that never are</source>
        <translation>接続したサーバと、接続しないサーバ</translation>
    </message>
    <message>
        <source>Show which servers were asked, how often and why</source>
        <translation>どのサーバに、何回、なぜ接続したかを表示します</translation>
    </message>
    <message>
        <source>Most servers</source>
        <translation>表示するサーバの最大数</translation>
    </message>
    <message>
        <source>A server, like mastodon.example</source>
        <translation>サーバ(例: mastodon.example)</translation>
    </message>
    <message>
        <source>Never contact that server directly</source>
        <translation>そのサーバに直接接続しません</translation>
    </message>
    <message>
        <source>Let that server be contacted again</source>
        <translation>そのサーバへの接続をまた許します</translation>
    </message>
    <message>
        <source>one of these belongs here: %1</source>
        <translation>次のどれかを指定してください: %1</translation>
    </message>
    <message>
        <source>@user@host, or the address of a profile; - reads text or CSV from standard input</source>
        <translation>@user@host またはプロフィールのアドレス。- は標準入力からテキストか CSV を読みます</translation>
    </message>
    <message>
        <source>Everybody whom this account of yours follows (user@host)</source>
        <translation>あなたのこのアカウントがフォローしている全員 (user@host)</translation>
    </message>
    <message>
        <source>Everybody in a list that your account&apos;s server keeps (NAME@user@host)</source>
        <translation>あなたのアカウントのサーバにあるリストの全員 (NAME@user@host)</translation>
    </message>
    <message>
        <source>Those whose servers have not answered for a week or know them no more</source>
        <translation>サーバが 1 週間応答していない人、サーバにもういない人</translation>
    </message>
    <message>
        <source>Do not ask whether it is meant</source>
        <translation>確認せずに実行します</translation>
    </message>
    <message>
        <source>A lists.csv as Mastodon writes it; - is standard input</source>
        <translation>Mastodon が書き出す lists.csv。- は標準入力</translation>
    </message>
    <message>
        <source>Write lists.csv as Mastodon does</source>
        <translation>Mastodon と同じ形の lists.csv を書き出します</translation>
    </message>
    <message>
        <source>Only this list</source>
        <translation>このリストだけ</translation>
    </message>
    <message>
        <source>Show your lists and how many people are in each</source>
        <translation>リストの一覧とそれぞれの人数を表示する</translation>
    </message>
    <message>
        <source>Everybody in a collection of a Mastodon server, by its address</source>
        <translation>Mastodon サーバのコレクションの全員(そのアドレス)</translation>
    </message>
    <message>
        <source>Take people out of a list</source>
        <translation>リストから人を外す</translation>
    </message>
    <message>
        <source>Put people into lists as a lists.csv says; lists that are not there are made</source>
        <translation>lists.csv のとおりに人をリストに入れる。ないリストは作る</translation>
    </message>
    <message>
        <source>The file to be written, in place of one that is there; - is standard output</source>
        <translation>書き出すファイル。すでにあれば置き換える。- は標準出力</translation>
    </message>
    <message>
        <source>Show only posts with media</source>
        <translation>メディアのある投稿だけを表示する</translation>
    </message>
    <message>
        <source>Show it in &quot;everyone&quot;, too; default: the terminal does, the window does not</source>
        <translation>&quot;everyone&quot; にも表示する。default: 端末では表示し、ウィンドウでは表示しない</translation>
    </message>
    <message>
        <source>Notify of new posts; default, with --member: as the list says</source>
        <translation>新しい投稿を通知する。default(--member とともに): リストの設定に従う</translation>
    </message>
    <message>
        <source>Its sign, one emoji; none: without a sign</source>
        <translation>リストの印(絵文字1つ)。none: 印なし</translation>
    </message>
    <message>
        <source>Its place in the order of lists; 1 is the first</source>
        <translation>リストの並び順での位置。1 が先頭</translation>
    </message>
    <message>
        <source>Set --notify for this person (@user@host) in the list</source>
        <translation>リスト内のこの人 (@user@host) に --notify を設定する</translation>
    </message>
    <message>
        <source>Whose importer the file is for; what is not said is Mastodon&apos;s</source>
        <translation>どのソフトのインポート用か。省くと Mastodon</translation>
    </message>
    <message>
        <source>Stay until every row has ended, and tell how each did</source>
        <translation>全行が終わるまで待ち、結果を一行ずつ表示する</translation>
    </message>
    <message>
        <source>Whom your accounts follow</source>
        <translation>アカウントがフォローしている人</translation>
    </message>
    <message>
        <source>Who follows your accounts</source>
        <translation>アカウントのフォロワー</translation>
    </message>
    <message>
        <source>Whom your accounts block</source>
        <translation>ブロックしている人</translation>
    </message>
    <message>
        <source>Whom your accounts mute</source>
        <translation>ミュートしている人</translation>
    </message>
    <message>
        <source>Which servers they block</source>
        <translation>ブロックしているサーバ</translation>
    </message>
    <message>
        <source>Which posts they keep</source>
        <translation>ブックマークした投稿</translation>
    </message>
    <message>
        <source>Which hashtags they follow</source>
        <translation>フォロー中のハッシュタグ</translation>
    </message>
    <message>
        <source>The lists that their servers keep; your own are at &quot;lists&quot;</source>
        <translation>サーバにあるリスト。自分のリストは &quot;lists&quot;</translation>
    </message>
    <message>
        <source>Write them into a file as servers do</source>
        <translation>サーバと同じ形式でファイルに書く</translation>
    </message>
    <message>
        <source>Of which account of yours (user@host); not needed where there is but one</source>
        <translation>あなたのどのアカウントか (user@host)。一つだけなら不要</translation>
    </message>
    <message>
        <source>Write everything that an account has into a folder or an archive</source>
        <translation>アカウントのすべてをフォルダかアーカイブに書く</translation>
    </message>
    <message>
        <source>Which account (user@host; not needed where there is but one), and the folder, or the archive, whose name ends in .zip</source>
        <translation>アカウント (user@host、一つだけなら不要) と、フォルダまたは .zip のアーカイブ</translation>
    </message>
    <message>
        <source>Bring what a file names to an account, as its server allows</source>
        <translation>ファイルの中身を、サーバの許す速さでアカウントに移す</translation>
    </message>
    <message>
        <source>A file that a server wrote; - is standard input</source>
        <translation>サーバが書いたファイル。- は標準入力</translation>
    </message>
    <message>
        <source>To which account of yours (user@host)</source>
        <translation>あなたのどのアカウントへ (user@host)</translation>
    </message>
    <message>
        <source>Write how each row did into this file: CSV, or JSON Lines in a .jsonl</source>
        <translation>各行の結果を書くファイル: CSV、.jsonl なら JSON Lines</translation>
    </message>
    <message>
        <source>Say what the file is of</source>
        <translation>何のファイルかを指定する</translation>
    </message>
    <message>
        <source>To which server names without one belong</source>
        <translation>サーバのない名前がどのサーバのものか</translation>
    </message>
    <message>
        <source>merge (without a word) adds; overwrite also takes away what the file does not name</source>
        <translation>merge(既定)は追加だけ。overwrite はファイルにないものを外す</translation>
    </message>
    <message>
        <source>Only show what would happen</source>
        <translation>何が起こるかだけ表示する</translation>
    </message>
    <message>
        <source>Follow whom the server lets into a list only when followed</source>
        <translation>フォローしないとリストに入れられない人をフォローする</translation>
    </message>
    <message>
        <source>Show whom your accounts follow, side by side</source>
        <translation>各アカウントのフォローを並べて表示する</translation>
    </message>
    <message>
        <source>Accounts of yours (user@host), two or more</source>
        <translation>あなたのアカウント (user@host)、二つ以上</translation>
    </message>
    <message>
        <source>Which people; not-everywhere: whom some of the accounts follow; dead: who moved, is gone or was silent for a year</source>
        <translation>どの人か。not-everywhere: 一部のアカウントだけがフォロー。dead: 引っ越し、消滅、一年投稿なし</translation>
    </message>
    <message>
        <source>Whose handle or name has this in it</source>
        <translation>ハンドルか名前にこれを含む人</translation>
    </message>
    <message>
        <source>Let one account follow by and by whom another one follows</source>
        <translation>別のアカウントのフォローに少しずつ合わせる</translation>
    </message>
    <message>
        <source>Whose follows</source>
        <translation>どのアカウントのフォローか</translation>
    </message>
    <message>
        <source>Who follows them, too</source>
        <translation>どのアカウントでもフォローするか</translation>
    </message>
    <message>
        <source>How often it is looked at, in hours</source>
        <translation>確かめる間隔(時間)</translation>
    </message>
    <message>
        <source>No more of this</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Follow from one account whom another follows</source>
        <translation>別のアカウントがフォローしている人をフォローする</translation>
    </message>
    <message>
        <source>@user@host; these people alone</source>
        <translation>@user@host。この人たちだけ</translation>
    </message>
    <message>
        <source>All of them</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Follow people no longer</source>
        <translation>フォローを外す</translation>
    </message>
    <message>
        <source>@user@host</source>
        <translation>@user@host</translation>
    </message>
    <message>
        <source>Which account of yours (user@host)</source>
        <translation>あなたのどのアカウントか (user@host)</translation>
    </message>
    <message>
        <source>Those who moved, are gone or were silent for a year</source>
        <translation>引っ越した人、消えた人、一年投稿のない人</translation>
    </message>
    <message>
        <source>Imports under way and those that have ended</source>
        <translation>進行中と終了済みのインポート</translation>
    </message>
    <message>
        <source>Show them, the newest first</source>
        <translation>新しい順に表示する</translation>
    </message>
    <message>
        <source>Its number in &quot;runs list&quot;</source>
        <translation>&quot;runs list&quot; にある番号</translation>
    </message>
    <message>
        <source>Show how its rows stand</source>
        <translation>各行の状態を表示する</translation>
    </message>
    <message>
        <source>Only rows that ended so: followed, not-found, refused …</source>
        <translation>この結果の行だけ: followed, not-found, refused …</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Stop it for now</source>
        <translation>一時停止する</translation>
    </message>
    <message>
        <source>End it; what is done stays done</source>
        <translation>中止する。済んだ分はそのまま</translation>
    </message>
    <message>
        <source>Try again what failed</source>
        <translation>失敗した分をやり直す</translation>
    </message>
    <message>
        <source>Write how each row did</source>
        <translation>各行の結果を書く</translation>
    </message>
    <message>
        <source>CSV, or JSON Lines where its name ends in .jsonl; - is standard output</source>
        <translation>CSV、名前が .jsonl なら JSON Lines。- は標準出力</translation>
    </message>
    <message>
        <source>Forget it and its rows</source>
        <translation>実行とその行を消す</translation>
    </message>
    <message>
        <source>Read the code that the server shows, or a yes, from standard input</source>
        <translation>サーバが表示するコード、または yes を標準入力から読みます</translation>
    </message>
    <message>
        <source>Ask the server of this account of yours (user@host) for people, hashtags and posts instead</source>
        <translation>代わりにこの自分のアカウント(user@host)のサーバで人・ハッシュタグ・投稿を検索する</translation>
    </message>
    <message>
        <source>Show what others did that is your accounts&apos; business, newest first</source>
        <translation>自分のアカウントへの通知を新しい順に表示する</translation>
    </message>
    <message>
        <source>Only those of this account of yours (user@host)</source>
        <translation>この自分のアカウント(user@host)の分だけ</translation>
    </message>
    <message>
        <source>What it says; - reads standard input</source>
        <translation>本文。- で標準入力から読みます</translation>
    </message>
    <message>
        <source>A content warning above it</source>
        <translation>本文の前に付ける閲覧注意</translation>
    </message>
    <message>
        <source>As which account of yours (user@host); not needed where there is but one, or where the window has a default one</source>
        <translation>どのアカウントで行うか (user@host)。ひとつしかないとき、またはウィンドウに既定のアカウントがあるときは不要</translation>
    </message>
    <message>
        <source>As which account of yours (user@host); may be said for several; not needed where there is but one, or where the window has a default one</source>
        <translation>どのアカウントで行うか (user@host)。複数指定可。ひとつしかないとき、またはウィンドウに既定のアカウントがあるときは不要</translation>
    </message>
    <message>
        <source>For so many seconds the server is waited for; then the outbox has it</source>
        <translation>サーバを待つ秒数。過ぎたら送信箱に残ります</translation>
    </message>
    <message>
        <source>The uri or page of a post</source>
        <translation>投稿のURIまたはページ</translation>
    </message>
    <message>
        <source>In which language it is, like ja</source>
        <translation>投稿の言語 (例: ja)</translation>
    </message>
    <message>
        <source>For whom alone it is, besides those whom it names; may be said for several</source>
        <translation>本文で名指しした人のほかに見せる相手。複数指定可</translation>
    </message>
    <message>
        <source>Delete a post of yours</source>
        <translation>自分の投稿を削除する</translation>
    </message>
    <message>
        <source>Boost a post</source>
        <translation>投稿をブーストする</translation>
    </message>
    <message>
        <source>Who may see the boost, where the server takes that</source>
        <translation>ブーストの公開範囲 (サーバが対応している場合)</translation>
    </message>
    <message>
        <source>An emoji, or the name of one of the server&apos;s own</source>
        <translation>絵文字、またはサーバ独自の絵文字の名前</translation>
    </message>
    <message>
        <source>Answer a post with an emoji</source>
        <translation>投稿に絵文字でリアクションする</translation>
    </message>
    <message>
        <source>Take such an answer back</source>
        <translation>リアクションを取り消す</translation>
    </message>
    <message>
        <source>not needed where it is known which it was</source>
        <translation>どれか分かっているときは不要</translation>
    </message>
    <message>
        <source>Vote in a post&apos;s poll</source>
        <translation>投稿のアンケートに投票する</translation>
    </message>
    <message>
        <source>A choice&apos;s number, from 1, or what it says</source>
        <translation>選択肢の番号 (1から)、またはその文言</translation>
    </message>
    <message>
        <source>Take a boost back</source>
        <translation>ブーストを取り消す</translation>
    </message>
    <message>
        <source>Favourite a post</source>
        <translation>投稿をお気に入りに登録する</translation>
    </message>
    <message>
        <source>Take a favourite back</source>
        <translation>お気に入りを取り消す</translation>
    </message>
    <message>
        <source>Keep a post as a bookmark</source>
        <translation>投稿をブックマークする</translation>
    </message>
    <message>
        <source>Keep it no longer</source>
        <translation>ブックマークを外す</translation>
    </message>
    <message>
        <source>Pin a post of yours to your profile</source>
        <translation>自分の投稿をプロフィールに固定する</translation>
    </message>
    <message>
        <source>Pin it no longer</source>
        <translation>固定を解除する</translation>
    </message>
    <message>
        <source>Hear nothing more of a post&apos;s conversation</source>
        <translation>投稿の会話をミュートする</translation>
    </message>
    <message>
        <source>Hear of it again</source>
        <translation>会話のミュートを解除する</translation>
    </message>
    <message>
        <source>Follow somebody, or change how they are followed</source>
        <translation>フォローする、またはフォローの設定を変える</translation>
    </message>
    <message>
        <source>Show what they boost, too</source>
        <translation>ブーストも表示する</translation>
    </message>
    <message>
        <source>Do not show what they boost</source>
        <translation>ブーストを表示しない</translation>
    </message>
    <message>
        <source>Be notified of their posts</source>
        <translation>投稿の通知を受け取る</translation>
    </message>
    <message>
        <source>Be notified no longer</source>
        <translation>通知を受け取らない</translation>
    </message>
    <message>
        <source>Only posts in this language, like ja; may be said for several; all: in any</source>
        <translation>この言語の投稿だけ (例: ja)。複数指定可。all: すべての言語</translation>
    </message>
    <message>
        <source>Show somebody no longer</source>
        <translation>ミュートする</translation>
    </message>
    <message>
        <source>For so many hours; without it for good</source>
        <translation>時間数。指定がなければ無期限</translation>
    </message>
    <message>
        <source>Block somebody</source>
        <translation>ブロックする</translation>
    </message>
    <message>
        <source>Follow somebody no longer</source>
        <translation>フォローをやめる</translation>
    </message>
    <message>
        <source>Show somebody again</source>
        <translation>ミュートを解除する</translation>
    </message>
    <message>
        <source>Block somebody no longer</source>
        <translation>ブロックを解除する</translation>
    </message>
    <message>
        <source>Tell those who run your server about somebody</source>
        <translation>サーバの管理者に通報する</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>通報の理由</translation>
    </message>
    <message>
        <source>A post of theirs (uri or page); may be said for several</source>
        <translation>その人の投稿 (URIまたはページ)。複数指定可</translation>
    </message>
    <message>
        <source>Tell their own server, too</source>
        <translation>相手のサーバにも転送する</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>通報の種類</translation>
    </message>
    <message>
        <source>Block a server with all its people</source>
        <translation>サーバを丸ごとブロックする</translation>
    </message>
    <message>
        <source>Block a server no longer</source>
        <translation>サーバのブロックを解除する</translation>
    </message>
    <message>
        <source>A hashtag, with or without #</source>
        <translation>ハッシュタグ (# はあってもなくても可)</translation>
    </message>
    <message>
        <source>Follow a hashtag</source>
        <translation>ハッシュタグをフォローする</translation>
    </message>
    <message>
        <source>Follow a hashtag no longer</source>
        <translation>ハッシュタグのフォローをやめる</translation>
    </message>
    <message>
        <source>Who wants to follow your accounts</source>
        <translation>あなたのアカウントへのフォローリクエスト</translation>
    </message>
    <message>
        <source>Show who asked and was not answered yet</source>
        <translation>まだ返事をしていないリクエストを表示する</translation>
    </message>
    <message>
        <source>Who asked this account of yours (user@host); without it any of them</source>
        <translation>どのアカウントへのリクエストか (user@host)。指定がなければすべて</translation>
    </message>
    <message>
        <source>Most people</source>
        <translation>最大人数</translation>
    </message>
    <message>
        <source>Let somebody follow an account</source>
        <translation>フォローリクエストを承認する</translation>
    </message>
    <message>
        <source>Do not let them follow it</source>
        <translation>フォローリクエストを拒否する</translation>
    </message>
    <message>
        <source>What is on its way to your servers</source>
        <translation>サーバへ送信中のもの</translation>
    </message>
    <message>
        <source>Show what waits, and what a server refused</source>
        <translation>待っているものと、サーバに断られたものを表示する</translation>
    </message>
    <message>
        <source>Its number in &quot;outbox list&quot;</source>
        <translation>「outbox list」での番号</translation>
    </message>
    <message>
        <source>Try it again at once</source>
        <translation>すぐにもう一度試す</translation>
    </message>
    <message>
        <source>The fediverse in a terminal: all accounts and lists as one timeline, and what you do as any of them.</source>
        <translation>端末で使うFediverse: すべてのアカウントとリストをひとつのタイムラインに。どのアカウントからでも操作できます。</translation>
    </message>
    <message>
        <source>%1 can be said only once.</source>
        <translation>%1 は一度しか指定できません。</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>例:</translation>
    </message>
    <message>
        <source>Of a violation: the id of a rule of your server; may be said for several</source>
        <translation>ルール違反の場合、自分のサーバのルールの id(複数指定できます)</translation>
    </message>
    <message>
        <source>two numbers from -1 to 1 belong here, like 0,0.5</source>
        <translation>-1 から 1 までの数を 2 つ書いてください(例: 0,0.5)</translation>
    </message>
    <message>
        <source>how long belongs here, like 30m, 6h, 3d or 1w</source>
        <translation>長さを書いてください(例: 30m、6h、3d、1w)</translation>
    </message>
    <message>
        <source>a time belongs here, like 2026-12-01T08:00, with Z or +09:00 behind it where it is not this computer&apos;s, or like +2h</source>
        <translation>時刻を書いてください(例: 2026-12-01T08:00。このコンピューターの時刻でなければ後ろに Z や +09:00 を付けます。+2h のようにも書けます)</translation>
    </message>
    <message>
        <source>no more than %1 can be said</source>
        <translation>指定できるのは %1 個までです</translation>
    </message>
    <message>
        <source>it belongs behind the --media that it is about</source>
        <translation>対象の --media の後ろに書いてください</translation>
    </message>
    <message>
        <source>a poll has two choices at least, each behind a --poll</source>
        <translation>アンケートには選択肢が 2 つ以上必要です。それぞれ --poll で書きます</translation>
    </message>
    <message>
        <source>two choices are alike</source>
        <translation>同じ選択肢が 2 つあります</translation>
    </message>
    <message>
        <source>It never leaves its server, where that can be</source>
        <translation>できるサーバでは、そのサーバの外に出しません</translation>
    </message>
    <message>
        <source>The same of a post that it quotes</source>
        <translation>引用する投稿の URI かページ</translation>
    </message>
    <message>
        <source>How it is to be read; without a word as its server reads what nobody says anything about</source>
        <translation>本文の書式。指定しなければサーバのふだんの読み方になります</translation>
    </message>
    <message>
        <source>A picture, film or sound; may be said for several</source>
        <translation>画像・動画・音声のファイル。複数指定できます</translation>
    </message>
    <message>
        <source>What the file before it shows, for people who do not see it or hear it</source>
        <translation>直前のファイルの説明。見えない人や聞こえない人のためのものです</translation>
    </message>
    <message>
        <source>it can be said only once behind a --media</source>
        <translation>1 つの --media の後ろには 1 回だけ書けます</translation>
    </message>
    <message>
        <source>Where in the picture before it what matters is, from -1,-1 (left, below) to 1,1</source>
        <translation>直前の画像の大事な部分の位置。-1,-1(左下)から 1,1 まで</translation>
    </message>
    <message>
        <source>A choice of a poll; said for each</source>
        <translation>アンケートの選択肢。1 つずつ指定します</translation>
    </message>
    <message>
        <source>How long it runs, like 30m, 6h or 3d; a day without it</source>
        <translation>アンケートの期間(例: 30m、6h、3d)。指定しなければ 1 日</translation>
    </message>
    <message>
        <source>People may choose several</source>
        <translation>複数選べるようにします</translation>
    </message>
    <message>
        <source>Nobody sees the votes until it ends</source>
        <translation>終わるまで票数を見せません</translation>
    </message>
    <message>
        <source>A further post, which answers the one before it; may be said for several, and files and a poll behind it are its own</source>
        <translation>直前の投稿に返信する続きの投稿。複数指定できます。後ろに書いたファイルとアンケートはその投稿のものになります</translation>
    </message>
    <message>
        <source>Lines that are only --- part the text into such posts</source>
        <translation>--- だけの行で本文をそうした投稿に分けます</translation>
    </message>
    <message>
        <source>When it is posted: 2026-12-01T08:00 by this computer&apos;s time, with Z or +09:00 behind it by that, or +2h from now. Its server keeps it where it can, else it waits in the outbox</source>
        <translation>投稿する時刻。2026-12-01T08:00 はこのコンピューターの時刻、後ろに Z や +09:00 を付ければその時刻、+2h は今から 2 時間後。できればサーバが保管し、できなければ送信箱で待ちます</translation>
    </message>
    <message>
        <source>Write a post, or a thread of several</source>
        <translation>投稿を書きます。続きのあるスレッドも書けます</translation>
    </message>
    <message>
        <source>Change a post of yours; what is not said stays: its text, its warning, its files, its poll</source>
        <translation>自分の投稿を変更します。指定しないもの(本文、注意書き、ファイル、アンケート)はそのままです</translation>
    </message>
    <message>
        <source>Take a file of it away, by its place in the post, from 1; may be said for several</source>
        <translation>ファイルを外します。投稿の中の順番(1 から)で指定します。複数指定できます</translation>
    </message>
    <message>
        <source>What your servers keep until it is to be posted</source>
        <translation>投稿の時刻までサーバが保管しているもの</translation>
    </message>
    <message>
        <source>Show it, the soonest first</source>
        <translation>早い順に表示します</translation>
    </message>
    <message>
        <source>Only that of this account of yours (user@host); without it that of all</source>
        <translation>このアカウント (user@host) のものだけ。指定しなければすべて</translation>
    </message>
    <message>
        <source>Its id in &quot;scheduled list&quot;</source>
        <translation>&quot;scheduled list&quot; に出る ID</translation>
    </message>
    <message>
        <source>Which account of yours it is (user@host); not needed where there is but one</source>
        <translation>どのアカウント (user@host) のものか。1 つしかなければ不要です</translation>
    </message>
    <message>
        <source>Take it away; nothing is posted</source>
        <translation>取り消します。投稿されません</translation>
    </message>
    <message>
        <source>Give it another time</source>
        <translation>時刻を変えます</translation>
    </message>
    <message>
        <source>When it is posted, as post takes it behind --at</source>
        <translation>投稿する時刻。post の --at と同じ書き方です</translation>
    </message>
    <message>
        <source>What was written and not sent yet</source>
        <translation>書きかけでまだ送っていないもの</translation>
    </message>
    <message>
        <source>Show them, the last one first</source>
        <translation>新しい順に表示します</translation>
    </message>
    <message>
        <source>Its id in &quot;drafts list&quot;, or how that begins</source>
        <translation>&quot;drafts list&quot; に出る ID、またはその始めの部分</translation>
    </message>
    <message>
        <source>Show all that is in one</source>
        <translation>1 つの中身をすべて表示します</translation>
    </message>
    <message>
        <source>Throw one away</source>
        <translation>1 つ捨てます</translation>
    </message>
    <message>
        <source>one account alone answers a post or quotes it</source>
        <translation>返信と引用は 1 つのアカウントだけでします</translation>
    </message>
    <message>
        <source>--then parts the text already</source>
        <translation>本文はすでに --then で分けられています</translation>
    </message>
    <message>
        <source>Note something about somebody, for your account alone</source>
        <translation>人についてのメモを書く (自分のアカウントだけに見えます)</translation>
    </message>
    <message>
        <source>In place of what was noted before; - reads standard input</source>
        <translation>これまでのメモの代わり。- は標準入力から読みます</translation>
    </message>
    <message>
        <source>Take the note away</source>
        <translation>メモを消す</translation>
    </message>
    <message>
        <source>everyone, home[:ACCT], local:HOST, federated:HOST, bubble:HOST, tag:TAG[#TAG][#-TAG]@HOST, list:NAME, user:HANDLE, server-list:NAME@ACCT, antenna:NAME@ACCT, channel:NAME@ACCT, clip:NAME@ACCT, social:ACCT, mentions:ACCT, favourites:ACCT, direct[:ACCT]</source>
        <translation>everyone・home[:ACCT]・local:HOST・federated:HOST・bubble:HOST・tag:TAG[#TAG][#-TAG]@HOST・list:NAME・user:HANDLE・server-list:NAME@ACCT・antenna:NAME@ACCT・channel:NAME@ACCT・clip:NAME@ACCT・social:ACCT・mentions:ACCT・favourites:ACCT・direct[:ACCT]</translation>
    </message>
    <message>
        <source>Words that a post must hold, &quot;phrases&quot;, -words, from:HANDLE, from:me, in:PLACE, has:image|video|audio|media|poll|link|cw, tag:TAG, lang:ja, after:2026-01-31, before:7d</source>
        <translation>投稿に含まれる言葉、&quot;語句&quot;、-除く言葉、from:HANDLE、from:me、in:PLACE、has:image|video|audio|media|poll|link|cw、tag:TAG、lang:ja、after:2026-01-31、before:7d</translation>
    </message>
    <message>
        <source>it is not NAME=VALUE</source>
        <translation>NAME=VALUE の形ではありません</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>What it says of itself; - reads standard input</source>
        <translation>自己紹介(- は標準入力から読む)</translation>
    </message>
    <message>
        <source>Where it is, on Misskey</source>
        <translation>場所(Misskey)</translation>
    </message>
    <message>
        <source>Like 1999-05-04, on Misskey</source>
        <translation>1999-05-04 のような誕生日(Misskey)</translation>
    </message>
    <message>
        <source>In which language its posts are without a word, like ja</source>
        <translation>指定がないときの投稿の言語(例: ja)</translation>
    </message>
    <message>
        <source>Who may see its posts without a word</source>
        <translation>指定がないときの投稿の公開範囲</translation>
    </message>
    <message>
        <source>NAME=VALUE; may be said for several, which take the place of all that are there</source>
        <translation>NAME=VALUE。複数回指定でき、今ある項目すべてと置き換わる</translation>
    </message>
    <message>
        <source>Take all fields away</source>
        <translation>すべての項目を取り除く</translation>
    </message>
    <message>
        <source>A picture of it</source>
        <translation>アイコンの画像</translation>
    </message>
    <message>
        <source>Take that picture away</source>
        <translation>その画像を削除する</translation>
    </message>
    <message>
        <source>What that shows, for people who do not see it</source>
        <translation>画像が見えない人のための説明</translation>
    </message>
    <message>
        <source>The wide picture above</source>
        <translation>上部に表示される横長の画像</translation>
    </message>
    <message>
        <source>Whether whoever wants to follow must ask</source>
        <translation>フォローを承認制にするか</translation>
    </message>
    <message>
        <source>Whether it is automated</source>
        <translation>自動で動くアカウントか</translation>
    </message>
    <message>
        <source>Whether it is suggested to others</source>
        <translation>ほかの人におすすめされるか</translation>
    </message>
    <message>
        <source>Whether its public posts are found by words</source>
        <translation>公開投稿を検索の対象にするか</translation>
    </message>
    <message>
        <source>Whether nobody is told whom it follows and who follows it</source>
        <translation>フォローとフォロワーを隠すか</translation>
    </message>
    <message>
        <source>Whether the media of its posts are sensitive without a word</source>
        <translation>指定がないとき投稿のメディアを閲覧注意にするか</translation>
    </message>
    <message>
        <source>Show the profile of an account of yours as it was typed, or change it; what is not said stays</source>
        <translation>自分のアカウントのプロフィールを入力したままの形で表示、または変更する(指定しない項目はそのまま)</translation>
    </message>
    <message>
        <source>Ask the post&apos;s own server, as a guest, for replies that yours lacks</source>
        <translation>自分のサーバにない返信を、投稿元のサーバにログインせずに問い合わせる</translation>
    </message>
    <message>
        <source>Only these kinds, with commas between</source>
        <translation>これらの種類のみ(コンマ区切り)</translation>
    </message>
    <message>
        <source>Which posts they put together at Misskey; elsewhere they become bookmarks</source>
        <translation>Misskeyでクリップにまとめた投稿(ほかのサーバではブックマークになります)</translation>
    </message>
    <message>
        <source>Who may see it; without a word as the account&apos;s profile has it, and of an answer nobody besides who sees what it answers</source>
        <translation>公開範囲。指定がなければアカウントのプロフィールの設定どおり。返信では返信先を見られる人より広くなりません</translation>
    </message>
    <message>
        <source>Its pictures are shown only to whoever wants to see them; without a word as the account&apos;s profile has it</source>
        <translation>画像を見たい人にだけ表示します。指定がなければアカウントのプロフィールの設定どおり</translation>
    </message>
    <message>
        <source>Its pictures are shown to everybody</source>
        <translation>画像を誰にでも表示します</translation>
    </message>
    <message>
        <source>Who may quote it besides you, where its server keeps that; without a word as the account&apos;s profile has it</source>
        <translation>自分のほかに誰が引用できるか(サーバが対応している場合)。指定しなければアカウントのプロフィールの設定に従います</translation>
    </message>
    <message>
        <source>Who may quote it besides you, where its server keeps that</source>
        <translation>自分のほかに誰が引用できるか(サーバが対応している場合)</translation>
    </message>
    <message>
        <source>Take it out; what was written becomes a draft, and what is sent stays sent</source>
        <translation>取り消します。書いた内容は下書きになり、送信済みのものはそのまま残ります</translation>
    </message>
</context>
<context>
    <name>AskersPage</name>
    <message>
        <source>Asking the servers of your accounts…</source>
        <translation>アカウントのサーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度</translation>
    </message>
</context>
<context>
    <name>AskingCard</name>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>AttachmentEditor</name>
    <message>
        <source>Description</source>
        <translation>説明</translation>
    </message>
    <message>
        <source>Describe it for people who cannot see it</source>
        <translation>見えない人のための説明</translation>
    </message>
    <message>
        <source>Describe it for people who cannot see or hear it</source>
        <translation>見えない・聞こえない人のための説明</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>残り %1 文字</translation>
    </message>
    <message>
        <source>The ring on the picture marks what stays in sight where it is cropped.</source>
        <translation>画像が切り抜かれるとき、輪の位置が見えるように残ります。</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左へ</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右へ</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>外す</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>AttachmentStrip</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
</context>
<context>
    <name>AttachmentTile</name>
    <message>
        <source>%1 %2 of %3: %4</source>
        <translation>%1(%2/%3): %4</translation>
    </message>
    <message>
        <source>no description</source>
        <translation>説明なし</translation>
    </message>
    <message>
        <source>Take %1 away</source>
        <translation>%1 を外す</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Film</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>Attachments</name>
    <message>
        <source>it cannot be read (%1)</source>
        <translation>読み取れません(%1)</translation>
    </message>
    <message>
        <source>it is larger than 2 GB</source>
        <translation>2 GBより大きいです</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>it is not there (any more)</source>
        <translation>そこにはもうありません</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>The picture in the clipboard cannot be read.</source>
        <translation>クリップボードの画像を読み取れません。</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>貼り付けた画像</translation>
    </message>
    <message>
        <source>Only files of this computer can be attached.</source>
        <translation>添付できるのはこのコンピューターのファイルだけです。</translation>
    </message>
    <message numerus="yes">
        <source>No more than %n files can go with it.</source>
        <translation>
            <numerusform>添付できるのは%n個までです。</numerusform>
        </translation>
    </message>
    <message>
        <source>There are more files than can go with it.</source>
        <translation>添付できる数を超えています。</translation>
    </message>
    <message>
        <source>it is damaged, so that what it tells of where it was made cannot be removed</source>
        <translation>壊れているため、撮影場所などの情報を取り除けません</translation>
    </message>
    <message numerus="yes">
        <source>Nobody takes descriptions of more than %n characters.</source>
        <translation>
            <numerusform>%n文字を超える説明はどこにも送れません。</numerusform>
        </translation>
    </message>
    <message>
        <source>A file was taken away, with its description.</source>
        <translation>ファイルを説明ごと取り除きました。</translation>
    </message>
    <message>
        <source>%1 was taken away, with its description.</source>
        <translation>%1 を説明ごと取り除きました。</translation>
    </message>
    <message>
        <source>The picture cannot be read here. Save it as JPEG or PNG.</source>
        <translation>この画像はここでは読み込めません。JPEG か PNG で保存し直してください。</translation>
    </message>
</context>
<context>
    <name>Background</name>
    <message>
        <source>Nothing unread</source>
        <translation>未読はありません</translation>
    </message>
    <message>
        <source>Unread: %1</source>
        <translation>未読: %1</translation>
    </message>
    <message>
        <source>Open Asterism</source>
        <translation>Asterism を開く</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>BareMedia</name>
    <message>
        <source>A sound without a description</source>
        <translation>説明のない音声</translation>
    </message>
    <message>
        <source>An attachment of an unknown kind</source>
        <translation>種類のわからない添付ファイル</translation>
    </message>
    <message>
        <source>The picture cannot be loaded just now</source>
        <translation>画像をいま読み込めません</translation>
    </message>
</context>
<context>
    <name>BottomLines</name>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>今すぐ送信</translation>
    </message>
</context>
<context>
    <name>Cache</name>
    <message>
        <source>posts</source>
        <translation>投稿</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人</translation>
    </message>
    <message>
        <source>boosts</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>timeline entries</source>
        <translation>タイムラインの項目</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>抜け</translation>
    </message>
    <message>
        <source>sources</source>
        <translation>ソース</translation>
    </message>
    <message>
        <source>remembered deletions</source>
        <translation>削除の記録</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用量</translation>
    </message>
    <message>
        <source>free in the file</source>
        <translation>ファイル内の空き</translation>
    </message>
    <message>
        <source>oldest post</source>
        <translation>最も古い投稿</translation>
    </message>
    <message>
        <source>newest post</source>
        <translation>最も新しい投稿</translation>
    </message>
    <message>
        <source>file</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Dropping old posts …</source>
        <translation>古い投稿を消しています…</translation>
    </message>
    <message numerus="yes">
        <source>%n posts were dropped.</source>
        <translation>
            <numerusform>%n 件の投稿を消しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>The cache is sound.</source>
        <translation>キャッシュは正常です。</translation>
    </message>
    <message>
        <source>The cache is not sound. Nothing of yours is in it: when Asterism is not running, %1 can be deleted and fills again.</source>
        <translation>キャッシュが壊れています。あなたが作ったデータは入っていません。Asterism を終了してから %1 を削除すれば、また作り直されます。</translation>
    </message>
</context>
<context>
    <name>CensusReading</name>
    <message>
        <source>its software does not tell this</source>
        <translation>このサーバのソフトウェアでは取得できません</translation>
    </message>
    <message>
        <source>its pages never end</source>
        <translation>ページがいつまでも終わりません</translation>
    </message>
</context>
<context>
    <name>ChannelLine</name>
    <message>
        <source>in the channel %1</source>
        <translation>チャンネル「%1」</translation>
    </message>
    <message>
        <source>Open the channel</source>
        <translation>チャンネルを開く</translation>
    </message>
</context>
<context>
    <name>ChannelMark</name>
    <message>
        <source>in the channel %1</source>
        <translation>チャンネル「%1」</translation>
    </message>
</context>
<context>
    <name>CharactersLeft</name>
    <message>
        <source>%1 characters left</source>
        <translation>残り %1 文字</translation>
    </message>
</context>
<context>
    <name>ClosingPage</name>
    <message>
        <source>Without its window Asterism can go on receiving posts. Its icon in the tray opens the window again, and the icon&apos;s menu ends the program. The settings change this at any time.</source>
        <translation>ウィンドウを閉じても、Asterism は投稿を受け取り続けられます。トレイのアイコンでウィンドウを開き直し、アイコンのメニューで終了できます。設定でいつでも変えられます。</translation>
    </message>
    <message>
        <source>Keep running</source>
        <translation>動かし続ける</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>終了</translation>
    </message>
</context>
<context>
    <name>ColourMenu</name>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>色 %1</translation>
    </message>
</context>
<context>
    <name>Column</name>
    <message>
        <source>just now</source>
        <translation>1 分以内</translation>
    </message>
    <message numerus="yes">
        <source>%n s ago</source>
        <translation>
            <numerusform>%n 秒前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 時間前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <translation>
            <numerusform>%n 日前</numerusform>
        </translation>
    </message>
    <message>
        <source>another Asterism reads</source>
        <translation>別の Asterism が読み込み中</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>%1に確認</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>まだ読んでいません</translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>メンバー %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n servers</source>
        <translation>
            <numerusform>サーバ %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>reading %n servers</source>
        <translation>
            <numerusform>サーバ %n 台を読み込み中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n servers</source>
        <translation>
            <numerusform>サーバ %n 台のうち %1 台</numerusform>
        </translation>
    </message>
    <message>
        <source>newest %1</source>
        <translation>最新は %1</translation>
    </message>
    <message>
        <source>%1 is away</source>
        <translation>%1 につながりません</translation>
    </message>
    <message>
        <source>%1 must sign in again</source>
        <translation>%1 は再サインインが必要です</translation>
    </message>
    <message>
        <source>%1 lets nobody read this</source>
        <translation>%1 は読ませてくれません</translation>
    </message>
    <message>
        <source>%1 asks to wait</source>
        <translation>%1 が待つよう求めています</translation>
    </message>
    <message>
        <source>trouble with %1</source>
        <translation>%1 に問題があります</translation>
    </message>
    <message numerus="yes">
        <source>%n servers are away</source>
        <translation>
            <numerusform>サーバ %n 台につながりません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>trouble with %n servers</source>
        <translation>
            <numerusform>サーバ %n 台に問題があります</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <comment>members of a list</comment>
        <translation>
            <numerusform>%n 人につながりません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n 人は読めません</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no account yet. Add one, or a server to read as a guest.</source>
        <translation>アカウントがまだありません。アカウントか、ゲストとして読むサーバを追加してください。</translation>
    </message>
    <message>
        <source>There is nothing to read here any more: the account or list is gone.</source>
        <translation>ここで読めるものはもうありません。アカウントかリストが削除されています。</translation>
    </message>
    <message>
        <source>Nobody is in this list yet. Add people from its menu.</source>
        <translation>このリストにはまだ誰もいません。メニューからメンバーを追加してください。</translation>
    </message>
    <message>
        <source>Another Asterism reads for this one. What it brings stands here soon.</source>
        <translation>別の Asterism が代わりに読み込んでいます。読み込まれたものはまもなくここに表示されます。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Nothing here yet.</source>
        <translation>まだ何もありません。</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>連合</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>全アカウント</translation>
    </message>
    <message>
        <source>list · no follow needed</source>
        <translation>リスト · フォロー不要</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>投稿</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>再接続中</translation>
    </message>
    <message numerus="yes">
        <source>reconnecting in %n s</source>
        <translation>
            <numerusform>%n 秒後に再接続</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>ライブ</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n streams</source>
        <translation>
            <numerusform>ストリーム %n 本のうち %1 本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n polled</source>
        <translation>
            <numerusform>定期確認 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>no boosts</source>
        <translation>ブーストなし</translation>
    </message>
    <message>
        <source>no replies</source>
        <translation>返信なし</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>%1 を除く</translation>
    </message>
    <message>
        <source>complete at %1</source>
        <translation>%1 で全部読めます</translation>
    </message>
    <message>
        <source>only the newest, from %1</source>
        <translation>%1 から最新のものだけ</translation>
    </message>
    <message>
        <source>as seen by %1, may be incomplete</source>
        <translation>%1 から見えるもの(不完全なことがあります)</translation>
    </message>
    <message numerus="yes">
        <source>%n lists</source>
        <translation>
            <numerusform>リスト%n件</numerusform>
        </translation>
    </message>
    <message>
        <source>No pictures yet.</source>
        <translation>まだ画像がありません。</translation>
    </message>
    <message>
        <source>list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>list of %1</source>
        <translation>%1 のリスト</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>only media</source>
        <translation>メディアのみ</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>%1 を含む</translation>
    </message>
    <message>
        <source>antenna of %1</source>
        <translation>%1 のアンテナ</translation>
    </message>
    <message>
        <source>antenna</source>
        <translation>アンテナ</translation>
    </message>
    <message>
        <source>channel of %1</source>
        <translation>%1 のチャンネル</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>clip of %1</source>
        <translation>%1 のクリップ</translation>
    </message>
    <message>
        <source>clip</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>ソーシャル</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>バブル</translation>
    </message>
    <message>
        <source>all accounts</source>
        <translation>すべてのアカウント</translation>
    </message>
    <message>
        <source>Direct conversations</source>
        <translation>ダイレクト</translation>
    </message>
    <message>
        <source>There is no account yet whose notifications could stand here.</source>
        <translation>通知を表示できるアカウントがまだありません。</translation>
    </message>
    <message>
        <source>mentions only</source>
        <translation>メンションのみ</translation>
    </message>
    <message>
        <source>boosts and favourites only</source>
        <translation>ブーストとお気に入りのみ</translation>
    </message>
    <message>
        <source>follows only</source>
        <translation>フォローのみ</translation>
    </message>
    <message>
        <source>polls, edits and the like only</source>
        <translation>アンケートや編集などのみ</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message numerus="yes">
        <source>%n kinds only</source>
        <translation>
            <numerusform>%n種類のみ</numerusform>
        </translation>
    </message>
    <message>
        <source>only: %1</source>
        <translation>%1のみ</translation>
    </message>
    <message>
        <source>Replies</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Quotes</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Boosts</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>リアクション</translation>
    </message>
    <message>
        <source>New followers</source>
        <translation>新しいフォロワー</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>フォローリクエスト</translation>
    </message>
    <message>
        <source>Your requests that were accepted</source>
        <translation>承認された自分のフォローリクエスト</translation>
    </message>
    <message>
        <source>Polls that have ended</source>
        <translation>終了したアンケート</translation>
    </message>
    <message>
        <source>Edited posts</source>
        <translation>編集された投稿</translation>
    </message>
    <message>
        <source>Posts of people with a bell</source>
        <translation>通知をオンにした人の投稿</translation>
    </message>
    <message>
        <source>Your scheduled posts</source>
        <translation>自分の予約投稿</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>通報</translation>
    </message>
    <message>
        <source>Sign-ups</source>
        <translation>新規登録</translation>
    </message>
    <message>
        <source>People who moved</source>
        <translation>引っ越した人</translation>
    </message>
    <message>
        <source>Follows that ended because of a block</source>
        <translation>ブロックにより終了したフォロー</translation>
    </message>
    <message>
        <source>Warnings by moderators</source>
        <translation>モデレーターからの警告</translation>
    </message>
    <message>
        <source>Whatever else the server tells</source>
        <translation>その他のサーバからの通知</translation>
    </message>
    <message>
        <source>What people wrote to you</source>
        <translation>あなたに宛てて書かれたもの</translation>
    </message>
    <message>
        <source>What people did with your posts</source>
        <translation>あなたの投稿への反応</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Everything else</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>only what was seen</source>
        <translation>受信した分のみ</translation>
    </message>
    <message numerus="yes">
        <source>of %n only what was seen</source>
        <comment>accounts</comment>
        <translation>
            <numerusform>%n アカウントは受信した分のみ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ColumnHeader</name>
    <message>
        <source>Back (Esc)</source>
        <translation>戻る (Esc)</translation>
    </message>
    <message>
        <source>Column menu</source>
        <translation>カラムのメニュー</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>Refresh</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Members…</source>
        <translation>メンバー…</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>ブラウザで開く</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左へ移動</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右へ移動</translation>
    </message>
    <message>
        <source>Wider</source>
        <translation>広げる</translation>
    </message>
    <message>
        <source>Narrower</source>
        <translation>狭める</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Close the column</source>
        <translation>カラムを閉じる</translation>
    </message>
    <message>
        <source>Hide boosts</source>
        <translation>ブーストを隠す</translation>
    </message>
    <message>
        <source>Hide replies to others</source>
        <translation>他の人への返信を隠す</translation>
    </message>
    <message>
        <source>What %1 sees</source>
        <translation>%1 に届くもの</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>接続の状態…</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>編集…</translation>
    </message>
    <message>
        <source>As a picture grid</source>
        <translation>画像を並べて表示</translation>
    </message>
    <message>
        <source>All notifications</source>
        <translation>すべての通知</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Boosts, favourites, reactions</source>
        <translation>ブースト・お気に入り・リアクション</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Polls, edits and the like</source>
        <translation>アンケートや編集など</translation>
    </message>
    <message>
        <source>Choose kinds…</source>
        <translation>種類を選ぶ…</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>すべて既読にする</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>The servers did not answer within %1 seconds.</source>
        <translation>%1 秒以内にサーバから応答がありませんでした。</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>%L1 so far</source>
        <translation>ここまで %L1 件</translation>
    </message>
    <message>
        <source>Reading what the accounts have…</source>
        <translation>アカウントの内容を読み込み中…</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n アカウント</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %L2 people</source>
        <translation>%L2 人中 %L1 人</translation>
    </message>
    <message>
        <source>%L1 people</source>
        <translation>%L1 人</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全員</translation>
    </message>
    <message>
        <source>Not followed everywhere</source>
        <translation>一部だけがフォロー</translation>
    </message>
    <message>
        <source>Mutual</source>
        <translation>相互フォロー</translation>
    </message>
    <message>
        <source>Do not follow back</source>
        <translation>フォローが返っていない</translation>
    </message>
    <message>
        <source>Asked, not answered</source>
        <translation>申請中</translation>
    </message>
    <message>
        <source>Moved, gone or silent for a year</source>
        <translation>引っ越した、いない、1 年投稿なし</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>ミュート中</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>ブロック中</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>Longest silent first</source>
        <translation>投稿が古い順</translation>
    </message>
    <message>
        <source>By server</source>
        <translation>サーバ順</translation>
    </message>
    <message>
        <source>%L1 selected</source>
        <translation>%L1 人選択中</translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected people will be followed from %1; the others are already.</source>
        <translation>
            <numerusform>選んだ人のうち %n 人を %1 からフォローします。残りはフォロー済みです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of the selected people will be unfollowed from %1. What they post to followers alone is not seen from there any more.</source>
        <translation>
            <numerusform>選んだ人のうち %n 人のフォローを %1 から外します。フォロワー限定の投稿はそこから見えなくなります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow %L1</source>
        <translation>%L1 件をフォロー</translation>
    </message>
    <message>
        <source>Unfollow %L1</source>
        <translation>%L1 件のフォローを外す</translation>
    </message>
    <message>
        <source>Keep in step</source>
        <translation>足並みをそろえる</translation>
    </message>
    <message>
        <source>Follow selected</source>
        <translation>選んだ人をフォロー</translation>
    </message>
    <message>
        <source>Unfollow selected</source>
        <translation>選んだ人のフォローを外す</translation>
    </message>
    <message numerus="yes">
        <source>Whom %1 follows will be followed from %2, too, %3: %n people now. Nobody is unfollowed by it.</source>
        <translation>
            <numerusform>%1 がフォローしている人を %2 からも%3フォローします(今は %n 人)。フォローが外れることはありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Follow with %1 whom %2 follows, %3</source>
        <translation>%2 がフォローしている人を %1 で%3フォローする</translation>
    </message>
    <message>
        <source>every six hours</source>
        <translation>6 時間ごとに</translation>
    </message>
    <message>
        <source>every day</source>
        <translation>毎日</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>毎週</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Accounts</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Choose two accounts or more.</source>
        <translation>2 つ以上のアカウントを選んでください。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Keep in step</source>
        <translation>足並みをそろえる</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>逆向きにする</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>どのくらいの間隔で</translation>
    </message>
    <message>
        <source>With two accounts chosen, one can go on following whom the other follows, as often as you like.</source>
        <translation>アカウントを 2 つ選ぶと、一方がフォローする相手を、もう一方も好きな間隔で自動的にフォローし続けられます。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>blocked</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>申請中</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>フォロー済み</translation>
    </message>
    <message>
        <source>not followed</source>
        <translation>未フォロー</translation>
    </message>
    <message>
        <source>follows back</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消滅</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>%1 に引っ越し</translation>
    </message>
    <message>
        <source>silent since %1</source>
        <translation>%1 から投稿なし</translation>
    </message>
</context>
<context>
    <name>ComparisonHead</name>
    <message>
        <source>Compare accounts</source>
        <translation>アカウントの比較</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search in the people</source>
        <translation>人を検索</translation>
    </message>
    <message>
        <source>Shown: %1</source>
        <translation>表示: %1</translation>
    </message>
    <message>
        <source>Followed from any</source>
        <translation>フォロー元: すべて</translation>
    </message>
    <message>
        <source>Followed from %1</source>
        <translation>フォロー元: %1</translation>
    </message>
    <message>
        <source>Not followed from …</source>
        <translation>未フォロー: 指定なし</translation>
    </message>
    <message>
        <source>Not followed from %1</source>
        <translation>未フォロー: %1</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>並び順: %1</translation>
    </message>
    <message>
        <source>Follow from… ▾</source>
        <translation>フォローする… ▾</translation>
    </message>
    <message>
        <source>Unfollow from… ▾</source>
        <translation>フォローを外す… ▾</translation>
    </message>
    <message>
        <source>Select nobody</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Any account</source>
        <translation>どのアカウントでも</translation>
    </message>
    <message>
        <source>No account in particular</source>
        <translation>指定なし</translation>
    </message>
</context>
<context>
    <name>ComparisonHeadings</name>
    <message>
        <source>person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>リスト</translation>
    </message>
</context>
<context>
    <name>ComparisonView</name>
    <message>
        <source>People. Space selects, Ctrl+A selects all.</source>
        <translation>人の一覧。Space で選択、Ctrl+A で全選択。</translation>
    </message>
    <message>
        <source>Nobody is like that.</source>
        <translation>当てはまる人はいません。</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Suggestions</source>
        <translation>候補</translation>
    </message>
</context>
<context>
    <name>Completions</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1、%2/%3</translation>
    </message>
</context>
<context>
    <name>Compose</name>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <translation>未収載</translation>
    </message>
    <message>
        <source>This server only</source>
        <translation>このサーバのみ</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>フォロワーのみ</translation>
    </message>
    <message>
        <source>Only those named</source>
        <translation>名指しした人のみ</translation>
    </message>
    <message>
        <source>en</source>
        <extracomment>The language of this translation itself, as ISO 639 has it: &quot;ja&quot; in Japanese.</extracomment>
        <translation>ja</translation>
    </message>
    <message numerus="yes">
        <source>Changing the post as %1 in %n s</source>
        <translation>
            <numerusform>%n 秒後に %1 で投稿を変更します</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Posting as %1 in %n s</source>
        <translation>
            <numerusform>%n 秒後に %1 で投稿します</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposeChoices</name>
    <message>
        <source>Plain text</source>
        <translation>プレーンテキスト</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1: takes no %2; the text will be sent there as plain text, marks and all.</source>
        <translation>%1 は %2 に対応していません。記号もそのままプレーンテキストとして送られます。</translation>
    </message>
    <message>
        <source>Kept by %1 until then.</source>
        <translation>それまで %1 が保管します。</translation>
    </message>
    <message>
        <source>%2: kept by %1 until then.</source>
        <translation>%2: それまで %1 が保管します。</translation>
    </message>
    <message>
        <source>It waits on this computer; Asterism must be running then.</source>
        <translation>このコンピューターで待ちます。その時刻に Asterism が動いている必要があります。</translation>
    </message>
    <message>
        <source>%1: waits on this computer; Asterism must be running then.</source>
        <translation>%1: このコンピューターで待ちます。その時刻に Asterism が動いている必要があります。</translation>
    </message>
    <message>
        <source>That time has passed.</source>
        <translation>その時刻は過ぎています。</translation>
    </message>
    <message>
        <source>Quotes as usual</source>
        <translation>引用はいつもどおり</translation>
    </message>
    <message>
        <source>Quotes by everyone</source>
        <translation>誰でも引用可</translation>
    </message>
    <message>
        <source>Quotes by followers</source>
        <translation>フォロワーのみ引用可</translation>
    </message>
    <message>
        <source>No quotes</source>
        <translation>引用不可</translation>
    </message>
    <message>
        <source>Nobody else can quote what is for followers only.</source>
        <translation>フォロワー限定の投稿は、ほかの人には引用できません。</translation>
    </message>
    <message>
        <source>Nobody can quote what is only for those named.</source>
        <translation>宛先の人だけに向けた投稿は、誰にも引用できません。</translation>
    </message>
    <message>
        <source>%1: keeps nothing of who may quote it.</source>
        <translation>%1: 引用できる人の設定を保存しません。</translation>
    </message>
    <message>
        <source>%1: takes no %2; the text will be read there as %3.</source>
        <translation>%1: %2 は使えません。本文はそこでは %3 として読まれます。</translation>
    </message>
    <message>
        <source>%1: keeps no language of posts.</source>
        <translation>%1: 投稿の言語を保存しません。</translation>
    </message>
    <message>
        <source>%1: keeps nothing of what must stay in sight.</source>
        <translation>%1: 画像の中心点を保存しません。</translation>
    </message>
</context>
<context>
    <name>ComposeDrop</name>
    <message>
        <source>Drop it here</source>
        <translation>ここにドロップ</translation>
    </message>
</context>
<context>
    <name>ComposeFoot</name>
    <message>
        <source>%1 characters left</source>
        <translation>残り %1 文字</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends · saved as draft</source>
        <translation>Ctrl+Enter で送信 · 下書きに保存済み</translation>
    </message>
    <message>
        <source>Ctrl+Enter sends</source>
        <translation>Ctrl+Enter で送信</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>There is no dialog for files here: drop them onto this, or paste them.</source>
        <translation>ここではファイルの選択画面を開けません。ドロップするか貼り付けてください。</translation>
    </message>
</context>
<context>
    <name>ComposeHead</name>
    <message>
        <source>Close; it stays as a draft (Esc)</source>
        <translation>閉じる(下書きに残ります)(Esc)</translation>
    </message>
    <message>
        <source>Reply to %1: %2</source>
        <translation>%1 への返信: %2</translation>
    </message>
    <message>
        <source>Quote of %1: %2</source>
        <translation>%1 の引用: %2</translation>
    </message>
</context>
<context>
    <name>ComposePanel</name>
    <message>
        <source>Content warning</source>
        <translation>内容の警告</translation>
    </message>
</context>
<context>
    <name>ComposePart</name>
    <message>
        <source>A file is still being read.</source>
        <translation>ファイルを読み込んでいます。</translation>
    </message>
    <message>
        <source>There are no words in it yet.</source>
        <translation>まだ本文がありません。</translation>
    </message>
</context>
<context>
    <name>ComposePlace</name>
    <message>
        <source>its server takes no such posts</source>
        <translation>サーバがこのような投稿を受け付けません</translation>
    </message>
    <message>
        <source>it did not receive the post</source>
        <translation>この投稿を受け取っていません</translation>
    </message>
    <message>
        <source>the author allows it no reply</source>
        <translation>投稿者が返信を許可していません</translation>
    </message>
    <message>
        <source>its server takes no quotes</source>
        <translation>サーバが引用に対応していません</translation>
    </message>
    <message>
        <source>its server does not have the files</source>
        <translation>サーバにそのファイルがありません</translation>
    </message>
    <message>
        <source>what is for some people only cannot be quoted</source>
        <translation>特定の人だけに宛てた投稿は引用できません</translation>
    </message>
    <message>
        <source>only its author could quote what is for followers only</source>
        <translation>フォロワー限定の投稿を引用できるのは作成者だけです</translation>
    </message>
    <message>
        <source>its server quotes no posts for followers only</source>
        <translation>このサーバではフォロワー限定の投稿を引用できません</translation>
    </message>
    <message>
        <source>the author allows it no quote</source>
        <translation>作成者がこのアカウントによる引用を許可していません</translation>
    </message>
    <message>
        <source>The author must agree first: the quote waits until then.</source>
        <translation>作成者の承認が必要です。引用は承認されるまで保留になります。</translation>
    </message>
</context>
<context>
    <name>ComposeRules</name>
    <message>
        <source>its server takes no files</source>
        <translation>サーバがファイルに対応していません</translation>
    </message>
    <message>
        <source>its server takes no files with a quote</source>
        <translation>サーバは引用とファイルを一緒に受け付けません</translation>
    </message>
    <message numerus="yes">
        <source>its server takes %n files at most</source>
        <translation>
            <numerusform>サーバが受け付けるファイルは %n 個までです</numerusform>
        </translation>
    </message>
    <message>
        <source>its server takes no polls</source>
        <translation>サーバがアンケートに対応していません</translation>
    </message>
    <message>
        <source>its server takes no poll with a quote</source>
        <translation>サーバは引用とアンケートを一緒に受け付けません</translation>
    </message>
    <message>
        <source>its server makes a public post of every poll</source>
        <translation>サーバはアンケートをすべて公開投稿にします</translation>
    </message>
    <message>
        <source>its server takes no poll without words</source>
        <translation>サーバは本文のないアンケートを受け付けません</translation>
    </message>
    <message>
        <source>its server takes no poll together with files</source>
        <translation>サーバはアンケートとファイルを一緒に受け付けません</translation>
    </message>
    <message numerus="yes">
        <source>its server takes %n choices at most</source>
        <translation>
            <numerusform>サーバが受け付ける選択肢は %n 個までです</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n characters too long</source>
        <translation>
            <numerusform>%n 文字超えています</numerusform>
        </translation>
    </message>
    <message>
        <source>its server takes no content warnings</source>
        <translation>サーバが閲覧注意に対応していません</translation>
    </message>
    <message>
        <source>its server takes only posts with files</source>
        <translation>サーバはファイル付きの投稿だけを受け付けます</translation>
    </message>
    <message>
        <source>its server does not keep such a post to itself</source>
        <translation>サーバはこのような投稿をサーバ内だけに留められません</translation>
    </message>
    <message numerus="yes">
        <source>its server takes descriptions of %n characters at most</source>
        <translation>
            <numerusform>サーバが受け付ける説明は %n 文字までです</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its server takes content warnings of %n characters at most</source>
        <translation>
            <numerusform>サーバが受け付ける閲覧注意の文は%n文字までです</numerusform>
        </translation>
    </message>
    <message>
        <source>its server takes no files of this type</source>
        <translation>サーバがこの種類のファイルを受け付けません</translation>
    </message>
    <message>
        <source>its server takes films and sounds of %1 at most</source>
        <translation>サーバが受け付ける動画と音声は %1 までです</translation>
    </message>
    <message>
        <source>its server takes moving pictures of %1 at most, and they cannot be made smaller</source>
        <translation>サーバが受け付ける動く画像は %1 までで、動く画像は縮小できません</translation>
    </message>
    <message>
        <source>its server takes moving pictures of %1 pixels at most, and they cannot be made smaller</source>
        <translation>サーバが受け付ける動く画像は %1 ピクセルまでで、動く画像は縮小できません</translation>
    </message>
</context>
<context>
    <name>ComposeText</name>
    <message>
        <source>Fetching the text…</source>
        <translation>本文を取得しています…</translation>
    </message>
</context>
<context>
    <name>ComposeTools</name>
    <message>
        <source>Take the content warning off</source>
        <translation>内容の警告を外す</translation>
    </message>
    <message>
        <source>Add a content warning</source>
        <translation>内容の警告を付ける</translation>
    </message>
    <message>
        <source>Who may see it</source>
        <translation>公開範囲</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>Take the poll off</source>
        <translation>アンケートを外す</translation>
    </message>
    <message>
        <source>Add a poll</source>
        <translation>アンケートを付ける</translation>
    </message>
    <message>
        <source>How its text is read</source>
        <translation>本文の書式</translation>
    </message>
    <message>
        <source>Sensitive</source>
        <translation>閲覧注意</translation>
    </message>
    <message>
        <source>Not sensitive</source>
        <translation>閲覧注意なし</translation>
    </message>
    <message>
        <source>Whether its files are hidden at first</source>
        <translation>ファイルを最初は隠すか</translation>
    </message>
    <message>
        <source>Hide the preview (Ctrl+Shift+P)</source>
        <translation>プレビューを隠す(Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>Show what it will look like (Ctrl+Shift+P)</source>
        <translation>どう表示されるかを見る(Ctrl+Shift+P)</translation>
    </message>
    <message>
        <source>No files can go with a poll: take the poll off first.</source>
        <translation>投票にはファイルを添付できません。先に投票を外してください。</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Edit the post</source>
        <translation>投稿を編集</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>新しい投稿</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>投稿</translation>
    </message>
    <message>
        <source>It is on its way already and can no longer be taken back.</source>
        <translation>すでに送信中のため、取り消せません。</translation>
    </message>
    <message>
        <source>None of your accounts has written this post.</source>
        <translation>この投稿は、どのアカウントのものでもありません。</translation>
    </message>
    <message>
        <source>Choose the account that posts.</source>
        <translation>投稿するアカウントを選んでください。</translation>
    </message>
    <message>
        <source>To write it anew, the post is deleted at its server, with the favourites, boosts and replies it has. Its text stays here.</source>
        <translation>書き直すには、投稿をサーバから削除します。付いているお気に入り、ブースト、返信も失われます。本文はここに残ります。</translation>
    </message>
    <message>
        <source>Throw away what you typed?</source>
        <translation>入力した内容を破棄しますか？</translation>
    </message>
    <message>
        <source>The post that you reply to is for fewer people (%1) than your reply (%2).</source>
        <translation>返信先の投稿(%1)は、あなたの返信(%2)より見られる人が限られています。</translation>
    </message>
    <message>
        <source>Nobody is named in it: only you would see it.</source>
        <translation>誰も名指しされていません。あなただけに見えます。</translation>
    </message>
    <message>
        <source>Delete and write anew</source>
        <translation>削除して書き直す</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Post anyway</source>
        <translation>このまま投稿</translation>
    </message>
    <message>
        <source>Keep the post</source>
        <translation>投稿を残す</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>The post that you quote is for fewer people (%1) than yours (%2).</source>
        <translation>引用する投稿の公開範囲(%1)は、あなたの投稿(%2)より狭いものです。</translation>
    </message>
    <message>
        <source>Throw away this post of the thread?</source>
        <translation>スレッドのこの投稿を破棄しますか?</translation>
    </message>
    <message>
        <source>The poll is another one now: the votes so far are lost.</source>
        <translation>アンケートの内容が変わるため、これまでの投票は失われます。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures have no description: people who cannot see them learn nothing of them.</source>
        <translation>
            <numerusform>%n 枚の画像に説明がありません。見られない人には何も伝わりません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files have no description: people who cannot see or hear them learn nothing of them.</source>
        <translation>
            <numerusform>%n 個のファイルに説明がありません。見聞きできない人には何も伝わりません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>このまま保存</translation>
    </message>
    <message>
        <source>%1, this server only</source>
        <translation>%1・このサーバのみ</translation>
    </message>
    <message numerus="yes">
        <source>%n files at most</source>
        <translation>
            <numerusform>ファイルは %n 個まで</numerusform>
        </translation>
    </message>
    <message>
        <source>No files can go with it: %1</source>
        <translation>ファイルを添付できません: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n posts of the thread are out already; what was not sent yet is here and answers the last of them.</source>
        <translation>
            <numerusform>スレッドの %n 件は投稿済みです。未送信の分をここに開きました。最後の投稿への返信になります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Other accounts got further or less far: theirs is among the drafts.</source>
        <translation>ほかのアカウントは進み具合が違うため、その分は下書きにあります。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A post of several that are written in a row: its number, and why it cannot go.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 keeps the post until its time. To write on, it must be taken away there.</source>
        <translation>%1 が時刻まで預かっています。続きを書くには、そこから取り消す必要があります。</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Leave it there</source>
        <translation>そのままにする</translation>
    </message>
    <message>
        <source>%1 does not have it any more, and may have posted it: look there before you send it again.</source>
        <translation>%1 にはもうありません。すでに投稿されたかもしれないので、送り直す前に確認してください。</translation>
    </message>
    <message>
        <source>%1 keeps it no longer: it is posted only when you send it again.</source>
        <translation>%1 の予約は取り消されました。もう一度送信するまで投稿されません。</translation>
    </message>
    <message>
        <source>Who else has received the post is not known: %1</source>
        <translation>この投稿をほかに誰が受け取ったのかわかりません: %1</translation>
    </message>
    <message>
        <source>Its server is still being asked who else has received the post.</source>
        <translation>この投稿をほかに誰が受け取ったのか、サーバに問い合わせています。</translation>
    </message>
    <message>
        <source>This goes on from an edit that is still in the outbox, and takes its place once you save it.</source>
        <translation>送信箱に残っている編集の続きです。保存するとその編集と置き換わります。</translation>
    </message>
    <message>
        <source>This goes on from an edit that is still in the outbox.</source>
        <translation>送信箱にまだ残っている編集の続きです。</translation>
    </message>
    <message>
        <source>It is not for all who received the post, for it does not name %1.</source>
        <translation>%1の名前がないため、この投稿を受け取った全員には届きません。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The account that has written this post has signed out here, so that nobody can edit it. What you typed can become a new post; the old one stays as it is.</source>
        <translation>この投稿を書いたアカウントはここからサインアウトしたため、編集できません。入力した内容は新しい投稿にできます。元の投稿はそのまま残ります。</translation>
    </message>
    <message numerus="yes">
        <source>%n of its files could not be fetched. Once the post is deleted its server may throw them away, and the new one could not have them.</source>
        <translation>
            <numerusform>ファイル %n 個を取得できませんでした。投稿を削除すると、サーバがそれらを破棄し、新しい投稿に付けられなくなることがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Write a new post</source>
        <translation>新しい投稿にする</translation>
    </message>
    <message>
        <source>Delete anyway</source>
        <translation>それでも削除する</translation>
    </message>
    <message>
        <source>Leave it a draft</source>
        <translation>下書きのままにする</translation>
    </message>
    <message>
        <source>Fetching its files before it is deleted: %1 of %2</source>
        <translation>削除の前にファイルを取得しています: %1/%2</translation>
    </message>
    <message>
        <source>The poll is again what it was: its server leaves it as it is.</source>
        <translation>アンケートを元に戻しました。このサーバでは編集しても変わりません。</translation>
    </message>
</context>
<context>
    <name>ConnectionLine</name>
    <message>
        <source>Sign in again…</source>
        <translation>もう一度サインイン…</translation>
    </message>
</context>
<context>
    <name>Connections</name>
    <message>
        <source>next look at once</source>
        <translation>すぐに確認します</translation>
    </message>
    <message numerus="yes">
        <source>next look in %n s</source>
        <translation>
            <numerusform>次の確認は %n 秒後</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>next look in %n min</source>
        <translation>
            <numerusform>次の確認は %n 分後</numerusform>
        </translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>再接続中</translation>
    </message>
    <message numerus="yes">
        <source>reconnecting in %n s</source>
        <translation>
            <numerusform>%n 秒後に再接続</numerusform>
        </translation>
    </message>
    <message>
        <source>live</source>
        <translation>ライブ</translation>
    </message>
    <message>
        <source>live, reading what was missed</source>
        <translation>ライブ・取りこぼしを読み込み中</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>polling</source>
        <translation>定期的に確認</translation>
    </message>
    <message>
        <source>another Asterism reads</source>
        <translation>別の Asterism が読み込み中</translation>
    </message>
    <message>
        <source>sign in again</source>
        <translation>再サインインが必要</translation>
    </message>
    <message>
        <source>being read</source>
        <translation>読み込み中</translation>
    </message>
    <message>
        <source>Stream: %1</source>
        <translation>ストリーム: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>メンバー %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n connections</source>
        <translation>
            <numerusform>%n 本中 %1 本が接続中</numerusform>
        </translation>
    </message>
    <message>
        <source>connected since %1</source>
        <translation>%1 から接続中</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>At %1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 does not accept its token any more; nothing is asked there in its name.</source>
        <translation>%1 でこのアカウントのトークンが無効になりました。このアカウントでの読み込みは止まっています。</translation>
    </message>
    <message>
        <source>signed in until Asterism ends</source>
        <translation>Asterism の終了まで</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>連合</translation>
    </message>
    <message>
        <source>a list that is gone</source>
        <translation>消えたリスト</translation>
    </message>
    <message>
        <source>a list of its own</source>
        <translation>サーバのリスト</translation>
    </message>
    <message>
        <source>%1, as a guest</source>
        <translation>%1 (ゲスト)</translation>
    </message>
    <message>
        <source>Lists that need no follow</source>
        <translation>フォロー不要のリスト</translation>
    </message>
    <message numerus="yes">
        <source>%n lists</source>
        <translation>
            <numerusform>リスト %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>It was signed in until Asterism ended.</source>
        <translation>前回の Asterism の終了までのサインインでした。</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>ソーシャル</translation>
    </message>
    <message>
        <source>an antenna</source>
        <translation>アンテナ</translation>
    </message>
    <message>
        <source>a channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>a clip</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>バブル</translation>
    </message>
    <message>
        <source>%1 (list of the server)</source>
        <translation>%1 (サーバのリスト)</translation>
    </message>
    <message>
        <source>%1 (antenna)</source>
        <translation>%1 (アンテナ)</translation>
    </message>
    <message>
        <source>%1 (channel)</source>
        <translation>%1 (チャンネル)</translation>
    </message>
    <message>
        <source>%1 (clip)</source>
        <translation>%1 (クリップ)</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Direct conversations</source>
        <translation>ダイレクト</translation>
    </message>
</context>
<context>
    <name>ConnectionsPage</name>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>できごと</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>すべて再試行</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>テキストとしてコピー</translation>
    </message>
    <message>
        <source>Nothing yet in this run.</source>
        <translation>起動してから、まだ何も起きていません。</translation>
    </message>
    <message>
        <source>Nothing is read yet: there is no account and no column.</source>
        <translation>まだ何も読んでいません。アカウントもカラムもありません。</translation>
    </message>
</context>
<context>
    <name>Content</name>
    <message>
        <source>cached text</source>
        <translation>キャッシュの本文</translation>
    </message>
</context>
<context>
    <name>CountsLine</name>
    <message>
        <source>Shows whom they follow</source>
        <translation>フォロー中の人を表示します</translation>
    </message>
    <message>
        <source>Shows who follows them</source>
        <translation>フォロワーを表示します</translation>
    </message>
</context>
<context>
    <name>CoverPlate</name>
    <message>
        <source>Sensitive · Show</source>
        <translation>閲覧注意 · 表示</translation>
    </message>
    <message>
        <source>%1 · Show</source>
        <translation>%1 · 表示</translation>
    </message>
</context>
<context>
    <name>Csv</name>
    <message>
        <source>a handle looks like @user@example.org</source>
        <translation>ハンドルは @user@example.org の形です</translation>
    </message>
    <message>
        <source>a name without its server; a handle looks like @user@example.org</source>
        <translation>サーバ名がありません。ハンドルは @user@example.org の形です</translation>
    </message>
    <message>
        <source>this address does not look like a person&apos;s page</source>
        <translation>人のページのアドレスではないようです</translation>
    </message>
    <message>
        <source>it names nobody</source>
        <translation>誰も指定されていません</translation>
    </message>
    <message>
        <source>it names more than one person; each needs a line of their own</source>
        <translation>複数の人が書かれています。1 行に 1 人ずつ書いてください</translation>
    </message>
    <message>
        <source>it names no list</source>
        <translation>リスト名がありません</translation>
    </message>
    <message>
        <source>the list&apos;s name is longer than %1 characters</source>
        <translation>リスト名が %1 文字を超えています</translation>
    </message>
    <message>
        <source>it holds no lists; each of their rows is a name and a handle</source>
        <translation>リストのファイルではありません。リストの各行は名前とハンドルです</translation>
    </message>
    <message>
        <source>A text that long</source>
        <translation>そのように長いテキスト</translation>
    </message>
    <message>
        <source>at most %L1 people are read at once</source>
        <translation>一度に読めるのは %L1 人までです</translation>
    </message>
    <message>
        <source>it is larger than %1 MB</source>
        <translation>%1 MB を超えています</translation>
    </message>
    <message>
        <source>line %1 holds a NUL, so it is no text</source>
        <translation>%1 行目に NUL 文字があり、テキストではありません</translation>
    </message>
    <message>
        <source>line %1 is not UTF-8: save it as UTF-8</source>
        <translation>%1 行目が UTF-8 ではありません。UTF-8 で保存し直してください</translation>
    </message>
    <message>
        <source>line %1 opens a quotation mark that is not closed where it should be</source>
        <translation>%1 行目の引用符が正しく閉じられていません</translation>
    </message>
    <message>
        <source>it has more than %L1 cells</source>
        <translation>セルが %L1 個を超えています</translation>
    </message>
    <message>
        <source>it has more than %L1 rows</source>
        <translation>行が %L1 行を超えています</translation>
    </message>
    <message>
        <source>it holds people who are blocked</source>
        <translation>ブロックした人のファイルです</translation>
    </message>
    <message>
        <source>it holds people who are muted</source>
        <translation>ミュートした人のファイルです</translation>
    </message>
    <message>
        <source>it holds servers, not people</source>
        <translation>人ではなくサーバのファイルです</translation>
    </message>
    <message>
        <source>it holds posts, not people</source>
        <translation>人ではなく投稿のファイルです</translation>
    </message>
    <message>
        <source>The text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>a server&apos;s name looks like example.org</source>
        <translation>サーバ名は example.org のような形です</translation>
    </message>
    <message>
        <source>this is not the address of a post</source>
        <translation>これは投稿のアドレスではありません</translation>
    </message>
    <message>
        <source>a hashtag is one word, such as #art</source>
        <translation>ハッシュタグは「#art」のような一語です</translation>
    </message>
    <message>
        <source>it holds hashtags, not people</source>
        <translation>中身は人ではなくハッシュタグです</translation>
    </message>
    <message>
        <source>line %1 has more than %L2 cells</source>
        <translation>%1 行目のセルが %L2 個を超えています</translation>
    </message>
    <message>
        <source>in line %1 another file begins: import each by itself</source>
        <translation>%1 行目から別のファイルが始まっています。それぞれ別にインポートしてください</translation>
    </message>
    <message>
        <source>it is a web page, from line 1 on: get the file from the server again</source>
        <translation>1 行目から Web ページです。サーバからファイルを取り直してください</translation>
    </message>
    <message>
        <source>it is JSON, from line 1 on, and no table</source>
        <translation>1 行目から JSON で、表ではありません</translation>
    </message>
    <message>
        <source>it is damaged UTF-16: save it as UTF-8</source>
        <translation>UTF-16 として壊れています。UTF-8 で保存してください</translation>
    </message>
</context>
<context>
    <name>DataFolder</name>
    <message>
        <source>the folder cannot be made</source>
        <translation>フォルダを作れません</translation>
    </message>
    <message>
        <source>it is not a folder</source>
        <translation>フォルダではありません</translation>
    </message>
    <message>
        <source>the folder cannot be written</source>
        <translation>フォルダに書き込めません</translation>
    </message>
</context>
<context>
    <name>DeadMembers</name>
    <message>
        <source>Remove the dead (%L1)…</source>
        <translation>消えた人を外す(%L1)…</translation>
    </message>
    <message>
        <source>Their servers have not answered for a week, or know them no more:</source>
        <translation>1 週間サーバの応答がないか、サーバにもういない人です:</translation>
    </message>
    <message>
        <source>Who would be removed</source>
        <translation>外される人</translation>
    </message>
    <message numerus="yes">
        <source>Remove these %n</source>
        <translation>
            <numerusform>この %n 人を外す</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>Deck</name>
    <message>
        <source>That is one column too many: close another one first.</source>
        <translation>カラムが多すぎます。先にほかのカラムを閉じてください。</translation>
    </message>
    <message>
        <source>This account is gone.</source>
        <translation>このアカウントはもうありません。</translation>
    </message>
    <message>
        <source>A hashtag is one word, such as #art.</source>
        <translation>ハッシュタグは #art のような 1 語です。</translation>
    </message>
    <message>
        <source>Name a server on which to look for this hashtag.</source>
        <translation>このハッシュタグを探すサーバの名前を入れてください。</translation>
    </message>
    <message>
        <source>%1 does not answer as a server of the fediverse. Check the name.</source>
        <translation>%1 は Fediverse のサーバとして応答しません。名前を確かめてください。</translation>
    </message>
    <message>
        <source>%1 has no timelines that Asterism can read yet. Its people can be read one by one, and in lists.</source>
        <translation>%1 のタイムラインは、Asterism ではまだ読めません。人ごとに、またはリストでなら読めます。</translation>
    </message>
    <message>
        <source>%1 shows this only to people who have an account there.</source>
        <translation>%1 は、そこにアカウントがある人にだけこれを見せます。</translation>
    </message>
    <message>
        <source>Name a server.</source>
        <translation>サーバ名を入力してください。</translation>
    </message>
    <message>
        <source>This column is gone.</source>
        <translation>このカラムはもうありません。</translation>
    </message>
    <message>
        <source>you have an account there</source>
        <translation>アカウントがあります</translation>
    </message>
    <message>
        <source>being asked…</source>
        <translation>問い合わせています…</translation>
    </message>
    <message>
        <source>can be read without an account</source>
        <translation>アカウントなしで読めます</translation>
    </message>
    <message>
        <source>These are too many servers and hashtags for one column.</source>
        <translation>1 つのカラムにはサーバとハッシュタグが多すぎます。</translation>
    </message>
</context>
<context>
    <name>DeleteBody</name>
    <message>
        <source>Delete this post, here and at all servers that have it?</source>
        <translation>この投稿を、ここと届いているすべてのサーバから削除しますか?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>Demo</name>
    <message>
        <source>Reading five servers …</source>
        <translation>5 つのサーバを読み込んでいます…</translation>
    </message>
    <message>
        <source>New posts appear by themselves. Ctrl-C ends it.</source>
        <translation>新しい投稿は自動で表示されます。Ctrl-C で終了します。</translation>
    </message>
    <message>
        <source>Illustrators nobody follows</source>
        <translation>フォローしていない絵描きさん</translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation>読み取り方法: %1</translation>
    </message>
    <message>
        <source>Home of %1, as one timeline</source>
        <translation>ホームをまとめて表示: %1</translation>
    </message>
    <message>
        <source>List &quot;%1&quot;</source>
        <translation>リスト「%1」</translation>
    </message>
    <message>
        <source>Signing in on five servers …</source>
        <translation>5 つのサーバにサインインしています…</translation>
    </message>
</context>
<context>
    <name>DemoLine</name>
    <message>
        <source>This is a demo: invented people on this machine. Nothing of it is kept.</source>
        <translation>これはデモです。このコンピュータの中の架空の人たちで、何も残りません。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Read a server</source>
        <translation>サーバを読む</translation>
    </message>
</context>
<context>
    <name>DemoStart</name>
    <message>
        <source>Illustrators nobody follows</source>
        <translation>フォローしていない絵描きさん</translation>
    </message>
</context>
<context>
    <name>DesktopNotices</name>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒否</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Reacted to your post</source>
        <translation>あなたの投稿にリアクションしました</translation>
    </message>
    <message>
        <source>Reacted with %1 to your post</source>
        <translation>あなたの投稿に %1 でリアクションしました</translation>
    </message>
    <message>
        <source>Mentioned you</source>
        <translation>あなたに言及しました</translation>
    </message>
    <message>
        <source>Replied to you</source>
        <translation>返信しました</translation>
    </message>
    <message>
        <source>Quoted you</source>
        <translation>あなたの投稿を引用しました</translation>
    </message>
    <message>
        <source>Boosted your post</source>
        <translation>あなたの投稿をブーストしました</translation>
    </message>
    <message>
        <source>Favourited your post</source>
        <translation>あなたの投稿をお気に入りに登録しました</translation>
    </message>
    <message>
        <source>Follows you now</source>
        <translation>あなたをフォローしました</translation>
    </message>
    <message>
        <source>Wants to follow you</source>
        <translation>フォローをリクエストしています</translation>
    </message>
    <message>
        <source>Lets you follow them now</source>
        <translation>フォローを承認しました</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>投稿しました</translation>
    </message>
    <message>
        <source>Has another account now</source>
        <translation>別のアカウントに移りました</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>登録しました</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>フィルター: %1</translation>
    </message>
    <message>
        <source>Warning: %1</source>
        <translation>警告: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n notifications</source>
        <translation>
            <numerusform>通知 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n notifications meanwhile</source>
        <translation>
            <numerusform>その間に通知が %n 件ありました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DoerLine</name>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>DraftKeeper</name>
    <message numerus="yes">
        <source>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</source>
        <translation>
            <numerusform>%n件の下書きを読み込めません。データフォルダのasterism.dbには残っています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Drafts</name>
    <message>
        <source>Edit: %1</source>
        <translation>編集: %1</translation>
    </message>
    <message>
        <source>Post: %1</source>
        <translation>投稿: %1</translation>
    </message>
    <message>
        <source>Reply: %1</source>
        <translation>返信: %1</translation>
    </message>
    <message>
        <source>no words yet</source>
        <translation>本文なし</translation>
    </message>
    <message>
        <source>Quote: %1</source>
        <translation>引用: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures</source>
        <translation>
            <numerusform>画像 %n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>ファイル %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n アカウント</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>投稿 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>a poll</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Newest drafts</source>
        <translation>新しい下書き</translation>
    </message>
    <message>
        <source>Older drafts (%1)</source>
        <translation>古い下書き(%1)</translation>
    </message>
    <message>
        <source>There are still older drafts. They come up once some of these are gone.</source>
        <translation>さらに古い下書きがあります。ここにある下書きが減ると表示されます。</translation>
    </message>
</context>
<context>
    <name>DraftsPill</name>
    <message>
        <source>Drafts (%1)</source>
        <translation>下書き (%1)</translation>
    </message>
    <message>
        <source>What else you have begun</source>
        <translation>ほかの書きかけ</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>下書き</translation>
    </message>
    <message>
        <source>New post</source>
        <translation>新しい投稿</translation>
    </message>
</context>
<context>
    <name>EditColumnPage</name>
    <message>
        <source>Asking the server…</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Change the column</source>
        <translation>カラムを変更</translation>
    </message>
</context>
<context>
    <name>EditedLine</name>
    <message>
        <source>edited %1</source>
        <translation>%1 に編集</translation>
    </message>
    <message>
        <source>History</source>
        <translation>編集履歴</translation>
    </message>
</context>
<context>
    <name>ElsewhereLine</name>
    <message>
        <source>Read further in another app</source>
        <translation>ほかのアプリで先まで読んでいます</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>そこへ移動</translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation>ここにとどまる</translation>
    </message>
</context>
<context>
    <name>Emoji</name>
    <message>
        <source>Smileys and emotion</source>
        <translation>顔と気持ち</translation>
    </message>
    <message>
        <source>People and body</source>
        <translation>人と体</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>動物と自然</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>食べ物と飲み物</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>旅行と場所</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活動</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>物</translation>
    </message>
    <message>
        <source>Symbols</source>
        <translation>記号</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>旗</translation>
    </message>
    <message>
        <source>Of this server</source>
        <translation>このサーバの絵文字</translation>
    </message>
    <message>
        <source>names in English</source>
        <translation>日本語の名前</translation>
    </message>
    <message>
        <source>%1 takes no reactions with emoji.</source>
        <translation>%1 は絵文字のリアクションを受け付けません。</translation>
    </message>
    <message>
        <source>Used lately</source>
        <translation>最近使ったもの</translation>
    </message>
    <message>
        <source>Likes</source>
        <translation>いいね</translation>
    </message>
</context>
<context>
    <name>EmojiGroups</name>
    <message>
        <source>Groups of emoji</source>
        <translation>絵文字の分類</translation>
    </message>
</context>
<context>
    <name>EmojiPane</name>
    <message>
        <source>Find an emoji</source>
        <translation>絵文字を探す</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>絵文字</translation>
    </message>
    <message>
        <source>No emoji is called that.</source>
        <translation>その名前の絵文字はありません。</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>まだありません。</translation>
    </message>
    <message>
        <source>Asking for the emoji of your server…</source>
        <translation>サーバの絵文字を問い合わせています…</translation>
    </message>
</context>
<context>
    <name>EmojiPill</name>
    <message>
        <source>Insert an emoji</source>
        <translation>絵文字を入れる</translation>
    </message>
</context>
<context>
    <name>EmptyDeck</name>
    <message>
        <source>No column is open.</source>
        <translation>開いているカラムがありません。</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>カラムを追加</translation>
    </message>
</context>
<context>
    <name>Engine</name>
    <message>
        <source>The other Asterism</source>
        <translation>別の Asterism</translation>
    </message>
</context>
<context>
    <name>Error</name>
    <message>
        <source>%1 has a problem of its own. Try again later.</source>
        <translation>%1 側で問題が起きています。しばらくしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the name and your connection, then try again.</source>
        <translation>%1 に接続できません。名前とネットワーク接続を確かめて、もう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Try again later.</source>
        <translation>%1 から応答がありません。しばらくしてからもう一度お試しください。</translation>
    </message>
    <message>
        <source>%1 does not accept the sign-in any more. Sign in again.</source>
        <translation>%1 へのサインインが無効になりました。もう一度サインインしてください。</translation>
    </message>
    <message>
        <source>%1 does not allow this. An account there, or more rights, may help.</source>
        <translation>%1 では許可されていません。そこのアカウントや追加の権限があれば、できるかもしれません。</translation>
    </message>
    <message>
        <source>%1 was not found. Check the spelling.</source>
        <translation>%1 が見つかりません。つづりを確かめてください。</translation>
    </message>
    <message>
        <source>%1 asks to wait before the next request.</source>
        <translation>%1 から、次のリクエストまで待つよう求められました。</translation>
    </message>
    <message>
        <source>%1 refused.</source>
        <translation>%1: 受け付けられませんでした。</translation>
    </message>
    <message>
        <source>%1 sent an answer that cannot be understood.</source>
        <translation>%1 からの応答を理解できません。</translation>
    </message>
    <message>
        <source>%1 could not be written or read. Check the free space and the rights.</source>
        <translation>%1 を読み書きできません。空き容量とアクセス権を確かめてください。</translation>
    </message>
    <message>
        <source>%1 is damaged or is not what it should be.</source>
        <translation>%1 は壊れているか、正しい内容ではありません。</translation>
    </message>
    <message>
        <source>%1 makes no sense here.</source>
        <translation>%1 はここでは使えません。</translation>
    </message>
    <message>
        <source>%1 was cancelled.</source>
        <translation>%1 を取り消しました。</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 に失敗しました。</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>サーバ</translation>
    </message>
    <message>
        <source>Next try after %1.</source>
        <translation>次は %1 以降に試してください。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>You asked never to contact %1 directly.</source>
        <translation>%1 には直接接続しない設定になっています。</translation>
    </message>
</context>
<context>
    <name>ExportPane</name>
    <message>
        <source>Lists of mine, which need no follow</source>
        <translation>自分のリスト(フォロー不要)</translation>
    </message>
    <message>
        <source>Filters and notes about people</source>
        <translation>フィルタと人についてのメモ</translation>
    </message>
    <message>
        <source>%L1 of about %L2</source>
        <translation>約 %L2 件中 %L1 件</translation>
    </message>
    <message>
        <source>%L1 so far</source>
        <translation>ここまで %L1 件</translation>
    </message>
    <message>
        <source>%1 does not tell of these</source>
        <translation>%1 はこれを教えません</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>%L1 read</source>
        <translation>%L1 件読み込み済み</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>中止しました。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>%1 has %L2 rows. Mastodon refuses files of more than %L3; Asterism imports them.</source>
        <translation>%1 は %L2 行あります。Mastodon は %L3 行を超えるファイルを断りますが、Asterism ではインポートできます。</translation>
    </message>
    <message>
        <source>There was nothing to write.</source>
        <translation>書き込むものがありませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%n files in %1</source>
        <translation>
            <numerusform>%1 に %n 個のファイル</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading what the account has…</source>
        <translation>アカウントの内容を読み込み中…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き込み中…</translation>
    </message>
</context>
<context>
    <name>ExportView</name>
    <message>
        <source>From</source>
        <translation>元</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>For the importer of</source>
        <translation>読み込むソフト</translation>
    </message>
    <message>
        <source>Into</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>One ZIP</source>
        <translation>1 つの ZIP</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>場所を選ぶ…</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Where to export to</source>
        <translation>エクスポート先</translation>
    </message>
    <message>
        <source>ZIP archives (*.zip)</source>
        <translation>ZIP アーカイブ (*.zip)</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>nothing has been read of it yet</source>
        <translation>まだ読み込まれていません</translation>
    </message>
    <message>
        <source>Standard output</source>
        <translation>標準出力</translation>
    </message>
</context>
<context>
    <name>Extras</name>
    <message>
        <source>it is larger than %1 MB</source>
        <translation>%1 MB を超えています</translation>
    </message>
    <message>
        <source>it holds no filters, notes and lists of Asterism</source>
        <translation>Asterism のフィルタ・メモ・リストのファイルではありません</translation>
    </message>
    <message>
        <source>another version of Asterism wrote it</source>
        <translation>別のバージョンの Asterism が書き出したものです</translation>
    </message>
</context>
<context>
    <name>FieldLine</name>
    <message>
        <source>%1, verified</source>
        <translation>%1、確認済み</translation>
    </message>
    <message>
        <source>Verified: that page links back to this profile.</source>
        <translation>確認済み: そのページからこのプロフィールへリンクがあります。</translation>
    </message>
</context>
<context>
    <name>FileChooser</name>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Add people from files</source>
        <translation>ファイルから人を追加</translation>
    </message>
</context>
<context>
    <name>FileStore</name>
    <message>
        <source>another program keeps it locked</source>
        <translation>別のプログラムがロックしています</translation>
    </message>
</context>
<context>
    <name>FilesPill</name>
    <message>
        <source>Attach pictures, films or sounds (Ctrl+Shift+A)</source>
        <translation>画像・動画・音声を添付(Ctrl+Shift+A)</translation>
    </message>
</context>
<context>
    <name>FilmControls</name>
    <message>
        <source>Pause (Space)</source>
        <translation>一時停止 (スペース)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>再生 (スペース)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>再生位置</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>音を出す</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>音を消す</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
</context>
<context>
    <name>FilmStage</name>
    <message>
        <source>Fetching… %1 %</source>
        <translation>取得しています… %1 %</translation>
    </message>
    <message>
        <source>Fetching…</source>
        <translation>取得しています…</translation>
    </message>
</context>
<context>
    <name>FocusCross</name>
    <message>
        <source>What must stay in sight: the arrow keys move it</source>
        <translation>見えるように残す位置: 矢印キーで動かします</translation>
    </message>
    <message>
        <source>%1 % from the left, %2 % from the top</source>
        <translation>左から %1 %、上から %2 %</translation>
    </message>
</context>
<context>
    <name>Follow</name>
    <message>
        <source>Another Asterism on this data folder does the reading; what it brings is printed here.</source>
        <translation>このデータフォルダでは別の Asterism が読み込みをしています。届いたものをここに表示します。</translation>
    </message>
    <message>
        <source>The other Asterism has ended; this one reads now.</source>
        <translation>別の Asterism が終了したので、こちらが読み込みます。</translation>
    </message>
    <message>
        <source>A post by @%1 was deleted: %2</source>
        <translation>@%1 の投稿が削除されました: %2</translation>
    </message>
    <message>
        <source>reading goes on.</source>
        <translation>読み込みを再開しました。</translation>
    </message>
</context>
<context>
    <name>FollowForm</name>
    <message>
        <source>Boosts as before</source>
        <translation>ブーストはこれまでどおり</translation>
    </message>
    <message>
        <source>Hide boosts</source>
        <translation>ブーストを隠す</translation>
    </message>
    <message>
        <source>Show boosts</source>
        <translation>ブーストを表示</translation>
    </message>
    <message>
        <source>Notices as before</source>
        <translation>お知らせはこれまでどおり</translation>
    </message>
    <message>
        <source>No notices</source>
        <translation>お知らせなし</translation>
    </message>
    <message>
        <source>Tell of new posts</source>
        <translation>新しい投稿を知らせる</translation>
    </message>
    <message>
        <source>Only posts in these languages</source>
        <translation>この言語の投稿だけ</translation>
    </message>
    <message>
        <source>All of them; or, for example: ja, en</source>
        <translation>すべて。または例: ja, en</translation>
    </message>
</context>
<context>
    <name>FollowRequestRow</name>
    <message>
        <source>%1 wants to follow %2</source>
        <translation>%1 が %2 のフォローを申請しています</translation>
    </message>
    <message>
        <source>wants to follow %1</source>
        <translation>%1 のフォローを申請しています</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1 を承認</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>%1 を拒否</translation>
    </message>
</context>
<context>
    <name>FollowRequestsPage</name>
    <message>
        <source>Nobody is waiting for an answer.</source>
        <translation>返事を待っている人はいません。</translation>
    </message>
</context>
<context>
    <name>FollowsPage</name>
    <message>
        <source>They do not show who follows them.</source>
        <translation>この人はフォロワーを公開していません。</translation>
    </message>
    <message>
        <source>They do not show whom they follow.</source>
        <translation>この人はフォロー中の人を公開していません。</translation>
    </message>
    <message>
        <source>%1 of %2 are shown: of the others nothing is told.</source>
        <translation>%2 人中 %1 人を表示しています。ほかの人の情報はありません。</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln are shown.</source>
        <translation>
            <numerusform>最初の %Ln 人を表示しています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>誰もいません。</translation>
    </message>
    <message>
        <source>followed by %1</source>
        <translation>%1 がフォロー中</translation>
    </message>
</context>
<context>
    <name>FollowsView</name>
    <message>
        <source>Followers</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>Following</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>More people</source>
        <translation>さらに表示</translation>
    </message>
    <message>
        <source>Asking who that is…</source>
        <translation>問い合わせています…</translation>
    </message>
</context>
<context>
    <name>Freshening</name>
    <message>
        <source>it can be read again</source>
        <translation>また読めるようになりました</translation>
    </message>
    <message>
        <source>everything is tried again at once</source>
        <translation>すべてをすぐに再試行します</translation>
    </message>
    <message>
        <source>what was missed is read; from here on it streams</source>
        <translation>取りこぼしを読み終え、ストリームに移りました</translation>
    </message>
</context>
<context>
    <name>GapRow</name>
    <message>
        <source>Load</source>
        <translation>読み込む</translation>
    </message>
</context>
<context>
    <name>GapTile</name>
    <message>
        <source>Load</source>
        <translation>読み込む</translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message>
        <source>an .onion address can be reached through a proxy only</source>
        <translation>.onion のアドレスにはプロキシ経由でしか接続できません</translation>
    </message>
</context>
<context>
    <name>Hashtags</name>
    <message>
        <source>a hashtag has at most %1 characters</source>
        <translation>ハッシュタグは %1 文字までです</translation>
    </message>
    <message>
        <source>a hashtag is one word, such as #art</source>
        <translation>ハッシュタグは #art のような 1 語です</translation>
    </message>
    <message>
        <source>A search for no hashtag</source>
        <translation>ハッシュタグのない指定</translation>
    </message>
    <message>
        <source>A search for so many hashtags</source>
        <translation>ハッシュタグの多すぎる指定</translation>
    </message>
    <message>
        <source>at most %1 of which any will do, %2 that all must be there and %3 that must not</source>
        <translation>「いずれか」は %1 個、「すべて」は %2 個、「除く」は %3 個までです</translation>
    </message>
    <message>
        <source>it cannot be both there and not there</source>
        <translation>同じものを含み、かつ除くことはできません</translation>
    </message>
</context>
<context>
    <name>HeldNotices</name>
    <message numerus="yes">
        <source>%n people are held back by the settings of your accounts</source>
        <translation>
            <numerusform>%n 人の通知を保留中です (アカウントの設定)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are held back by the settings of %1</source>
        <translation>
            <numerusform>%n 人の通知を保留中です (%1の設定)</numerusform>
        </translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>表示…</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>破棄…</translation>
    </message>
</context>
<context>
    <name>HeldPage</name>
    <message>
        <source>Nobody is held back.</source>
        <translation>保留されている人はいません。</translation>
    </message>
</context>
<context>
    <name>HeldRow</name>
    <message numerus="yes">
        <source>%n notifications held back by the settings of %1</source>
        <translation>
            <numerusform>%n 件の通知を保留中 (%1の設定)</numerusform>
        </translation>
    </message>
    <message>
        <source>held back by the settings of %1</source>
        <translation>保留中 (%1の設定)</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Show what %1 did, now and later</source>
        <translation>%1の通知を今後も表示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>破棄</translation>
    </message>
    <message>
        <source>Dismiss what %1 did so far</source>
        <translation>%1のこれまでの通知を破棄</translation>
    </message>
    <message>
        <source>100 or more notifications held back by the settings of %1</source>
        <translation>100 件以上の通知を保留中 (%1の設定)</translation>
    </message>
</context>
<context>
    <name>HideMark</name>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>other media</source>
        <translation>メディアが変わりました</translation>
    </message>
    <message>
        <source>other media descriptions</source>
        <translation>メディアの説明が変わりました</translation>
    </message>
    <message>
        <source>marked as sensitive</source>
        <translation>閲覧注意になりました</translation>
    </message>
    <message>
        <source>no longer marked as sensitive</source>
        <translation>閲覧注意ではなくなりました</translation>
    </message>
    <message>
        <source>nothing that can be seen here</source>
        <translation>ここに見える違いはありません</translation>
    </message>
    <message>
        <source>As it is now</source>
        <translation>現在の内容</translation>
    </message>
    <message>
        <source>As it was first</source>
        <translation>最初の内容</translation>
    </message>
    <message>
        <source>After edit %1</source>
        <translation>%1 回目の編集後</translation>
    </message>
    <message>
        <source>No server that you read keeps what this post was before.</source>
        <translation>読んでいるサーバには、この投稿の以前の内容を残しているものがありません。</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Edits</source>
        <translation>編集履歴</translation>
    </message>
    <message>
        <source>Asking for what this post was before…</source>
        <translation>以前の内容を問い合わせています…</translation>
    </message>
    <message>
        <source>Its server tells of no edits.</source>
        <translation>サーバは編集の記録を伝えていません。</translation>
    </message>
</context>
<context>
    <name>Host</name>
    <message>
        <source>not a server name</source>
        <translation>サーバ名ではありません</translation>
    </message>
    <message>
        <source>a handle looks like @user@example.org</source>
        <translation>ハンドルは @user@example.org の形で書きます</translation>
    </message>
</context>
<context>
    <name>HostRow</name>
    <message>
        <source>never</source>
        <translation>遮断</translation>
    </message>
    <message>
        <source>Never contact %1 directly</source>
        <translation>%1 に直接接続しない</translation>
    </message>
    <message>
        <source>your server</source>
        <translation>あなたのサーバ</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>never</source>
        <translation>遮断</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>今日 %1 回</translation>
    </message>
    <message>
        <source>%1 in 7 days</source>
        <translation>7 日間 %1 回</translation>
    </message>
    <message>
        <source>your server</source>
        <translation>あなたのサーバ</translation>
    </message>
    <message>
        <source>%1 is never contacted directly from now on.</source>
        <translation>今後 %1 には直接接続しません。</translation>
    </message>
    <message>
        <source>%1 may be contacted again.</source>
        <translation>%1 にまた接続できます。</translation>
    </message>
    <message>
        <source>No host was asked yet.</source>
        <translation>まだどのホストにも接続していません。</translation>
    </message>
</context>
<context>
    <name>HostsModel</name>
    <message>
        <source>not asked within 30 days</source>
        <translation>30 日間接続なし</translation>
    </message>
    <message>
        <source>%1 today, %2 in 7 days, last %3</source>
        <translation>今日 %1 回、7 日間 %2 回、最後は %3</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Images</name>
    <message>
        <source>not a picture of a kind that is shown</source>
        <translation>表示できる種類の画像ではありません</translation>
    </message>
    <message>
        <source>the picture has too many pixels</source>
        <translation>画像の画素数が多すぎます</translation>
    </message>
    <message>
        <source>the picture cannot be made small enough</source>
        <translation>画像を十分に小さくできません</translation>
    </message>
    <message>
        <source>it moves, and what else it tells cannot be taken out</source>
        <translation>動く画像で、含まれている撮影情報などを取り除けません</translation>
    </message>
    <message>
        <source>it moves, and the server takes no pictures of its kind</source>
        <translation>動く画像ですが、サーバはこの形式の画像を受け付けません</translation>
    </message>
    <message>
        <source>it moves, so it cannot be made smaller, and the server takes pictures of %1 at most</source>
        <translation>動く画像なので小さくできません。サーバが受け付ける画像は%1までです</translation>
    </message>
    <message>
        <source>it moves, so it cannot be made smaller, and the server takes pictures of %1 pixels at most</source>
        <translation>動く画像なので小さくできません。サーバが受け付ける画像は%1ピクセルまでです</translation>
    </message>
</context>
<context>
    <name>ImportKinds</name>
    <message>
        <source>It is something else…</source>
        <translation>別の種類です…</translation>
    </message>
</context>
<context>
    <name>ImportModes</name>
    <message>
        <source>Mode</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Merge — only add</source>
        <translation>統合 — 追加だけ</translation>
    </message>
    <message>
        <source>Overwrite — also take away</source>
        <translation>上書き — ないものは外す</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>As lists of mine — nobody is followed</source>
        <translation>自分のリストに — 誰もフォローしません</translation>
    </message>
    <message>
        <source>At the account&apos;s server</source>
        <translation>アカウントのサーバに</translation>
    </message>
    <message>
        <source>Follow who is not followed yet: the server takes nobody else into a list</source>
        <translation>まだフォローしていない人をフォローする(サーバはそれ以外の人をリストに入れません)</translation>
    </message>
</context>
<context>
    <name>ImportPane</name>
    <message>
        <source>Comparing with what @%1 has…</source>
        <translation>@%1 の現状と照合中…</translation>
    </message>
    <message>
        <source>Looking people up, who moved and who is gone…</source>
        <translation>引っ越した人やいなくなった人を調べています…</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>することはありません。</translation>
    </message>
    <message>
        <source> — you may close the window: it goes on whenever Asterism runs</source>
        <translation> — ウィンドウを閉じてもかまいません。Asterism の動作中に続きます</translation>
    </message>
    <message numerus="yes">
        <source>%n that the file does not name will be taken away from @%1. Their names stand above.</source>
        <translation>
            <numerusform>ファイルにない %n 件を @%1 から外します。名前は上にあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a file of followers. Nobody can be made to follow: such a file is only good for keeping.</source>
        <translation>フォロワーのファイルです。誰かにフォローさせることはできないので、保管用です。</translation>
    </message>
    <message>
        <source>Nothing in this file can be imported.</source>
        <translation>このファイルにインポートできるものはありません。</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>%L1 rows</source>
        <translation>%L1 行</translation>
    </message>
    <message>
        <source>The file does not say what it is. What is it?</source>
        <translation>ファイルの種類が書かれていません。何のファイルですか？</translation>
    </message>
    <message>
        <source>This looks like “%1”, but the file does not say so. What is it?</source>
        <translation>「%1」のようですが、ファイルには書かれていません。何のファイルですか？</translation>
    </message>
</context>
<context>
    <name>ImportPreview</name>
    <message>
        <source>Who will be taken away</source>
        <translation>外される人</translation>
    </message>
    <message>
        <source>Already followed</source>
        <translation>フォロー済み</translation>
    </message>
    <message>
        <source>Already blocked</source>
        <translation>ブロック済み</translation>
    </message>
    <message>
        <source>Already muted</source>
        <translation>ミュート済み</translation>
    </message>
    <message>
        <source>Already in the lists</source>
        <translation>リストに登録済み</translation>
    </message>
    <message>
        <source>Already there</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>To follow</source>
        <translation>フォローする</translation>
    </message>
    <message>
        <source>To block</source>
        <translation>ブロックする</translation>
    </message>
    <message>
        <source>To mute</source>
        <translation>ミュートする</translation>
    </message>
    <message>
        <source>To put into lists</source>
        <translation>リストに入れる</translation>
    </message>
    <message>
        <source>To add</source>
        <translation>追加する</translation>
    </message>
    <message>
        <source>To unfollow, as the file does not name them</source>
        <translation>ファイルにないのでフォローを外す</translation>
    </message>
    <message>
        <source>To unblock, as the file does not name them</source>
        <translation>ファイルにないのでブロックを解除する</translation>
    </message>
    <message>
        <source>To unmute, as the file does not name them</source>
        <translation>ファイルにないのでミュートを解除する</translation>
    </message>
    <message>
        <source>To take away, as the file does not name them</source>
        <translation>ファイルにないので外す</translation>
    </message>
    <message>
        <source>%1 at this server&apos;s limit of %L2 a day</source>
        <translation>%1(このサーバの上限は 1 日 %L2 件)</translation>
    </message>
    <message>
        <source>%1 at this server&apos;s limit of %L2 an hour</source>
        <translation>%1(このサーバの上限は 1 時間 %L2 件)</translation>
    </message>
    <message>
        <source>Unreadable rows</source>
        <translation>読めない行</translation>
    </message>
    <message>
        <source>Unreadable rows (line %1)</source>
        <translation>読めない行(%1 行目)</translation>
    </message>
    <message>
        <source>Not compared yet</source>
        <translation>まだ照合していない</translation>
    </message>
    <message>
        <source>Moved — follow the new account</source>
        <translation>引っ越し済み — 新しいアカウントをフォロー</translation>
    </message>
    <message>
        <source>Nobody of that name</source>
        <translation>その名前の人がいない</translation>
    </message>
    <message>
        <source>Yourself</source>
        <translation>自分自身</translation>
    </message>
    <message>
        <source>Named more than once</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>%1 lets everybody follow %L2, and more only who has many followers. This account follows %L3 now: the server may refuse what is over that.</source>
        <translation>%1 でフォローできるのは %L2 人までで、フォロワーの多い人だけがそれを超えられます。このアカウントは今 %L3 人をフォローしており、超えた分はサーバが断ることがあります。</translation>
    </message>
    <message>
        <source>Asked already, without an answer yet</source>
        <translation>申請済み(返事待ち)</translation>
    </message>
    <message>
        <source>Suspended or deleted</source>
        <translation>停止または削除されたアカウント</translation>
    </message>
    <message>
        <source>%1 lets this account follow %L2, because of its followers. It follows %L3 now: the server may refuse what is over that.</source>
        <translation>%1 ではフォロワー数に応じて、このアカウントは %L2 人までフォローできます。今 %L3 人をフォローしており、超えた分はサーバが断ることがあります。</translation>
    </message>
    <message numerus="yes">
        <source>These posts are in %n clips (%1). They become bookmarks: what the clips are called is not taken along.</source>
        <translation>
            <numerusform>これらの投稿は%n件のクリップ(%1)に入っています。取り込むとブックマークになり、クリップの名前は引き継がれません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Already in the clips</source>
        <translation>すでにクリップにあります</translation>
    </message>
    <message>
        <source>To put into clips</source>
        <translation>クリップに入れるもの</translation>
    </message>
</context>
<context>
    <name>ImportView</name>
    <message>
        <source>From</source>
        <translation>元</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>ファイルを選ぶ…</translation>
    </message>
    <message>
        <source>A CSV that another server has exported: follows, lists, blocks, mutes, bookmarks or hashtags. It can be dropped anywhere on this window. Nothing is sent before you have seen what it would do.</source>
        <translation>ほかのサーバが書き出した CSV(フォロー、リスト、ブロック、ミュート、ブックマーク、ハッシュタグ)。このウィンドウのどこにでもドロップできます。何が起こるかを確かめるまで何も送りません。</translation>
    </message>
    <message>
        <source>A CSV file</source>
        <translation>CSV ファイル</translation>
    </message>
    <message>
        <source>Its path, or drop it here</source>
        <translation>パス、またはここにドロップ</translation>
    </message>
    <message>
        <source>Another…</source>
        <translation>別のもの…</translation>
    </message>
    <message>
        <source>Choose another file</source>
        <translation>別のファイルを選ぶ</translation>
    </message>
    <message>
        <source>Put the file away</source>
        <translation>ファイルを外す</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>To</source>
        <translation>先</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>ファイルをインポート</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>the Asterism that is running does not know this; it is older</source>
        <translation>動作中の Asterism が古く、この操作に対応していません</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>The gap</source>
        <translation>抜けている部分</translation>
    </message>
    <message>
        <source>what is missing here can no longer be asked for</source>
        <translation>ここに抜けている投稿は、もう取得できません</translation>
    </message>
    <message>
        <source>So many people at once</source>
        <translation>一度にこれほど多くの人</translation>
    </message>
    <message>
        <source>The import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Deleting an import that is running</source>
        <translation>実行中のインポートの削除</translation>
    </message>
    <message>
        <source>cancel or pause it first</source>
        <translation>先に中止するか一時停止してください</translation>
    </message>
    <message>
        <source>An account in step with itself</source>
        <translation>アカウントを自分自身に合わせること</translation>
    </message>
</context>
<context>
    <name>Jump</name>
    <message>
        <source>%1, %2 of %3</source>
        <translation>%1、%3 件中 %2 件目</translation>
    </message>
    <message>
        <source>It was found. Add a column first, for posts open in one.</source>
        <translation>見つかりました。投稿はカラムの中で開くので、先にカラムを追加してください。</translation>
    </message>
</context>
<context>
    <name>JumpBody</name>
    <message>
        <source>Jump to a column, a person, a page…</source>
        <translation>カラム、人、画面などへ移動…</translation>
    </message>
    <message>
        <source>Places to jump to</source>
        <translation>移動先</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
</context>
<context>
    <name>JumpNames</name>
    <message>
        <source>Used lately</source>
        <translation>最近使ったもの</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>カラム</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>ハッシュタグ</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>カラムを追加</translation>
    </message>
    <message>
        <source>What is typed</source>
        <translation>入力した内容</translation>
    </message>
    <message>
        <source>Open the profile</source>
        <translation>プロフィールを開く</translation>
    </message>
    <message>
        <source>Add as a column</source>
        <translation>カラムとして追加</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
</context>
<context>
    <name>JumpPlaces</name>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>of all accounts</source>
        <translation>すべてのアカウント</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>連合</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>What waits and what failed</source>
        <translation>送信待ちと失敗</translation>
    </message>
    <message>
        <source>Scheduled posts</source>
        <translation>予約投稿</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>フォローリクエスト</translation>
    </message>
    <message>
        <source>Move follows</source>
        <translation>フォローの移行</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー操作</translation>
    </message>
    <message>
        <source>Add a column</source>
        <translation>カラムを追加</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>アカウントを追加</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>保留中の通知</translation>
    </message>
</context>
<context>
    <name>JumpTyped</name>
    <message>
        <source>Open the profile at this address</source>
        <translation>このアドレスのプロフィールを開く</translation>
    </message>
    <message>
        <source>Open the post at this address</source>
        <translation>このアドレスの投稿を開く</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>asks its server</source>
        <translation>相手のサーバに問い合わせます</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>連合</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>「%1」を検索</translation>
    </message>
</context>
<context>
    <name>KeptPosts</name>
    <message>
        <source>There is no draft %1.</source>
        <translation>下書き %1 はありません。</translation>
    </message>
    <message>
        <source>Several drafts begin with %1; say more of it.</source>
        <translation>%1 で始まる下書きが複数あります。もう少し長く書いてください。</translation>
    </message>
    <message>
        <source>There are no drafts.</source>
        <translation>下書きはありません。</translation>
    </message>
    <message>
        <source>There may be more; these were changed last.</source>
        <translation>ほかにもあるかもしれません。最近変更されたものだけです。</translation>
    </message>
    <message>
        <source>Thrown away: draft %1</source>
        <translation>捨てました: 下書き %1</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>No server keeps a post of yours for later.</source>
        <translation>サーバが保管している予約投稿はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n more wait on this computer: asterism-cli outbox list</source>
        <translation>
            <numerusform>ほかに %n 件がこのコンピューターで待っています: asterism-cli outbox list</numerusform>
        </translation>
    </message>
    <message>
        <source>Taken away, and not posted: %1</source>
        <translation>取り消しました(投稿されません): %1</translation>
    </message>
    <message>
        <source>TIME: %1 is over already.</source>
        <translation>TIME: %1 はもう過ぎています。</translation>
    </message>
    <message>
        <source>%1 is posted at %2</source>
        <translation>%1 は %2 に投稿されます</translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>ファイル %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>poll</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>not described</source>
        <translation>説明なし</translation>
    </message>
    <message>
        <source>changes %1</source>
        <translation>%1 の変更</translation>
    </message>
    <message>
        <source>answers %1</source>
        <translation>%1 への返信</translation>
    </message>
    <message>
        <source>quotes %1</source>
        <translation>%1 の引用</translation>
    </message>
    <message>
        <source>warning: %1</source>
        <translation>注意書き: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>投稿 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>to be posted at %1</source>
        <translation>%1 に投稿</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%n drafts cannot be read here. They are still in the data folder&apos;s asterism.db.</source>
        <translation>
            <numerusform>%n件の下書きを読み込めません。データフォルダのasterism.dbには残っています。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Keychain</name>
    <message>
        <source>it may be waiting for its password: look for its window, or keep secrets in a file with --session-secrets FILE</source>
        <translation>パスワードの入力待ちかもしれません。キーチェーンのウィンドウを探すか、--session-secrets FILE でファイルに保存してください</translation>
    </message>
    <message>
        <source>unlock the keychain or start one, or keep secrets in a file with --session-secrets FILE</source>
        <translation>キーチェーンのロックを解除するか起動してください。--session-secrets FILE でファイルに保存することもできます</translation>
    </message>
    <message>
        <source>keychain</source>
        <translation>キーチェーン</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>next row, previous row</source>
        <translation>次の行、前の行</translation>
    </message>
    <message>
        <source>open the thread</source>
        <translation>スレッドを開く</translation>
    </message>
    <message>
        <source>back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>column to the left, to the right</source>
        <translation>左のカラム、右のカラム</translation>
    </message>
    <message>
        <source>that column</source>
        <translation>その番号のカラム</translation>
    </message>
    <message>
        <source>show what is new</source>
        <translation>新着を表示</translation>
    </message>
    <message>
        <source>to the top</source>
        <translation>先頭へ</translation>
    </message>
    <message>
        <source>show or hide what a warning covers</source>
        <translation>警告の中身を表示・隠す</translation>
    </message>
    <message>
        <source>open the pictures</source>
        <translation>画像を開く</translation>
    </message>
    <message>
        <source>there: larger, smaller, whole; to the next, or over a larger one</source>
        <translation>その画面で: 拡大、縮小、全体、次の画像へ(拡大中は移動)</translation>
    </message>
    <message>
        <source>show the author</source>
        <translation>投稿した人を表示</translation>
    </message>
    <message>
        <source>what can be done with the row, and its links</source>
        <translation>行のメニューと、本文のリンク</translation>
    </message>
    <message>
        <source>refresh the column</source>
        <translation>カラムを更新</translation>
    </message>
    <message>
        <source>add a column</source>
        <translation>カラムを追加</translation>
    </message>
    <message>
        <source>close the column</source>
        <translation>カラムを閉じる</translation>
    </message>
    <message>
        <source>larger or smaller text</source>
        <translation>文字を大きく・小さく</translation>
    </message>
    <message>
        <source>next button or column, previous one</source>
        <translation>次・前のボタンやカラムへ</translation>
    </message>
    <message>
        <source>these keys</source>
        <translation>このキー一覧</translation>
    </message>
    <message>
        <source>make that account the default one</source>
        <translation>そのアカウントを既定にする</translation>
    </message>
    <message>
        <source>among pictures side by side: to the next one; open it</source>
        <translation>並んだ画像の間を移動、開く</translation>
    </message>
    <message>
        <source>add the author to lists</source>
        <translation>投稿者をリストに追加</translation>
    </message>
    <message>
        <source>write a post</source>
        <translation>投稿を書く</translation>
    </message>
    <message>
        <source>there: send it; Esc keeps it as a draft</source>
        <translation>書いているとき: 送信(Esc で下書きに残す)</translation>
    </message>
    <message>
        <source>take back a post that has not gone out yet</source>
        <translation>まだ送られていない投稿を取り消す</translation>
    </message>
    <message>
        <source>reply; boost, favourite, or take that back</source>
        <translation>返信。ブースト、お気に入り、またはその取り消し</translation>
    </message>
    <message>
        <source>react with an emoji; bookmark, or take that back</source>
        <translation>絵文字でリアクション。ブックマーク、またはその取り消し</translation>
    </message>
    <message>
        <source>the same as another account, or as several</source>
        <translation>同じ操作を別のアカウント、または複数のアカウントで</translation>
    </message>
    <message>
        <source>there: attach files; Ctrl+V pastes a picture</source>
        <translation>そこで: ファイルを添付(Ctrl+V で画像を貼り付け)</translation>
    </message>
    <message>
        <source>there: show what it will look like</source>
        <translation>そこで: どう表示されるかを見る</translation>
    </message>
    <message>
        <source>on an attached file: move it; take it away</source>
        <translation>添付ファイルの上で: 動かす、外す</translation>
    </message>
    <message>
        <source>quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>to the notifications</source>
        <translation>通知へ</translation>
    </message>
    <message>
        <source>search; there: ↓ to what was found, Esc back</source>
        <translation>検索(↓で結果へ、Esc で戻る)</translation>
    </message>
    <message>
        <source>jump to a column, an account, a list, a person, a hashtag or a page</source>
        <translation>カラム、アカウント、リスト、人、ハッシュタグ、画面へ移動</translation>
    </message>
    <message>
        <source>there: what stands at the right of the row</source>
        <translation>その中で: 行の右に書かれた操作</translation>
    </message>
</context>
<context>
    <name>KindGrid</name>
    <message>
        <source>Everyone</source>
        <translation>みんな</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>ホーム</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>ローカル</translation>
    </message>
    <message>
        <source>Federated</source>
        <translation>連合</translation>
    </message>
    <message>
        <source>Hashtag</source>
        <translation>ハッシュタグ</translation>
    </message>
    <message>
        <source>List</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>メンション</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Social</source>
        <translation>ソーシャル</translation>
    </message>
    <message>
        <source>Antenna</source>
        <translation>アンテナ</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>チャンネル</translation>
    </message>
    <message>
        <source>Clip</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Bubble</source>
        <translation>バブル</translation>
    </message>
    <message>
        <source>Direct conversations</source>
        <translation>ダイレクト</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>Layout</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 boosted</source>
        <translation>%1 がブースト</translation>
    </message>
    <message>
        <source>(not described)</source>
        <translation>(説明なし)</translation>
    </message>
    <message>
        <source>The poll has ended.</source>
        <translation>投票は終了しました。</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>編集済み</translation>
    </message>
    <message>
        <source>not confirmed by its own server</source>
        <translation>投稿元のサーバでは未確認</translation>
    </message>
    <message>
        <source>posts missing between %1 and %2</source>
        <translation>%1 から %2 までの投稿が抜けています</translation>
    </message>
    <message>
        <source>`%1` loads more</source>
        <translation>`%1` で読み込めます</translation>
    </message>
    <message>
        <source>unknown time</source>
        <translation>時刻不明</translation>
    </message>
    <message>
        <source>now</source>
        <translation>1 分以内</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分前</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間前</translation>
    </message>
    <message>
        <source>seen by %1</source>
        <translation>受信: %1</translation>
    </message>
    <message>
        <source>bot</source>
        <translation>bot</translation>
    </message>
    <message>
        <source>group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>approves followers</source>
        <translation>フォロー承認制</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>凍結中</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>制限中</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>%1 に引っ越しました</translation>
    </message>
    <message>
        <source>%1 posts</source>
        <translation>投稿 %1</translation>
    </message>
    <message>
        <source>follows %1</source>
        <translation>フォロー %1</translation>
    </message>
    <message>
        <source>followed by %1</source>
        <translation>フォロワー %1</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>フィルター: %1</translation>
    </message>
    <message>
        <source>Filtered: %1 (by %2)</source>
        <translation>フィルター: %1(%2)</translation>
    </message>
    <message>
        <source>%1 (yours)</source>
        <translation>%1(自分も)</translation>
    </message>
    <message>
        <source>in the channel %1</source>
        <translation>チャンネル「%1」</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>相手: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 件のメッセージ</numerusform>
        </translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未読</translation>
    </message>
    <message>
        <source>(verified)</source>
        <translation>(確認済み)</translation>
    </message>
</context>
<context>
    <name>LeavingQuestion</name>
    <message>
        <source>There are changes that are not saved.</source>
        <translation>保存していない変更があります。</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>編集を続ける</translation>
    </message>
    <message>
        <source>Discard the changes</source>
        <translation>変更を破棄する</translation>
    </message>
</context>
<context>
    <name>ListChoices</name>
    <message>
        <source>There is no list yet: make one under Lists, at the left.</source>
        <translation>リストがまだありません。左の「リスト」で作れます。</translation>
    </message>
</context>
<context>
    <name>ListColours</name>
    <message>
        <source>Colour</source>
        <translation>色</translation>
    </message>
    <message>
        <source>No colour</source>
        <translation>色なし</translation>
    </message>
    <message>
        <source>Colour %1</source>
        <translation>色%1</translation>
    </message>
</context>
<context>
    <name>ListNotices</name>
    <message>
        <source>%1 boosted (%2)</source>
        <translation>%1 さんのブースト(%2)</translation>
    </message>
    <message>
        <source>%1 posted (%2)</source>
        <translation>%1 さんの投稿(%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n new posts in %1</source>
        <translation>
            <numerusform>%1 に新しい投稿 %n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListOptions</name>
    <message>
        <source>Hide boosts</source>
        <translation>ブーストを隠す</translation>
    </message>
    <message>
        <source>Hide replies to others</source>
        <translation>他の人への返信を隠す</translation>
    </message>
    <message>
        <source>Only posts with media</source>
        <translation>メディアのある投稿だけ</translation>
    </message>
    <message>
        <source>As a picture grid</source>
        <translation>画像を並べて表示</translation>
    </message>
    <message>
        <source>Part of “everyone”</source>
        <translation>「みんな」に含める</translation>
    </message>
    <message>
        <source>Keep its posts out of home</source>
        <translation>このリストの投稿をホームに出さない</translation>
    </message>
    <message>
        <source>Notify of new posts</source>
        <translation>新しい投稿を通知する</translation>
    </message>
    <message>
        <source>An emoji</source>
        <translation>絵文字</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message numerus="yes">
        <source>%n members</source>
        <translation>
            <numerusform>メンバー %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>読めない人 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Show as a column</source>
        <translation>カラムで表示</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>Keep the new name</source>
        <translation>この名前にする</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>名前を変える</translation>
    </message>
    <message>
        <source>Remove the list</source>
        <translation>リストを削除</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>削除する</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
    <message>
        <source>Hide the options</source>
        <translation>設定を閉じる</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上へ</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>下へ</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>not yet</source>
        <translation>まだ</translation>
    </message>
    <message>
        <source>Nobody is in this list yet.</source>
        <translation>このリストにはまだ誰もいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>The list &quot;%1&quot; is made.</source>
        <translation>リスト「%1」を作りました。</translation>
    </message>
    <message>
        <source>The list &quot;%1&quot; is deleted.</source>
        <translation>リスト「%1」を削除しました。</translation>
    </message>
    <message>
        <source>@%1 is in the list.</source>
        <translation>@%1 をリストに入れました。</translation>
    </message>
    <message>
        <source>@%1 is no longer in the list.</source>
        <translation>@%1 をリストから外しました。</translation>
    </message>
    <message>
        <source>Reading the members of &quot;%1&quot; …</source>
        <translation>「%1」のメンバーを読み込んでいます…</translation>
    </message>
    <message>
        <source>no ActivityPub actor</source>
        <translation>ActivityPub のアクターがありません</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>%1 に引っ越しました</translation>
    </message>
    <message>
        <source>its server has suspended the account</source>
        <translation>サーバがこのアカウントを凍結しています</translation>
    </message>
    <message>
        <source>What is to be set? --help shows what is possible.</source>
        <translation>何を設定しますか。できることは --help で表示されます。</translation>
    </message>
    <message>
        <source>Of one member, --notify alone can be set.</source>
        <translation>メンバー個別に設定できるのは --notify だけです。</translation>
    </message>
    <message>
        <source>--notify of a list is on or off.</source>
        <translation>リストの --notify は on か off です。</translation>
    </message>
    <message>
        <source>%1 is set.</source>
        <translation>%1 を設定しました。</translation>
    </message>
    <message>
        <source>the feed it names is of %1</source>
        <translation>示されたフィードは %1 のものです</translation>
    </message>
    <message>
        <source>a list has no such option, or not of this kind</source>
        <translation>リストにそのような設定はないか、値の種類が違います</translation>
    </message>
    <message>
        <source>it answers with somebody else&apos;s account</source>
        <translation>別の人のアカウントを返してきます</translation>
    </message>
    <message>
        <source>@%1 was in the list already.</source>
        <translation>@%1 はもうリストに入っています。</translation>
    </message>
    <message>
        <source>as in line %1</source>
        <translation>%1 行目と同じ</translation>
    </message>
    <message>
        <source>%L1 added · %L2 were there already · %L3 not added</source>
        <translation>追加 %L1 人 · 追加済み %L2 人 · 追加できず %L3 人</translation>
    </message>
    <message>
        <source>Line %1: %2 – %3</source>
        <translation>%1 行目: %2 – %3</translation>
    </message>
    <message>
        <source>%L1 of %L2 · %L3 not added</source>
        <translation>%L2 人中 %L1 人 · 追加できず %L3 人</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>標準入力</translation>
    </message>
    <message>
        <source>Nobody is in the list &quot;%1&quot;, so the file cannot name it.</source>
        <translation>リスト「%1」には誰もいないため、ファイルには書けません。</translation>
    </message>
    <message numerus="yes">
        <source>%n people are in the file.</source>
        <translation>
            <numerusform>ファイルに %n 人を書きました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody was taken out; --yes does it.</source>
        <translation>誰も外していません。--yes で実行します。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>Nobody in this list is dead.</source>
        <translation>このリストに、いなくなった人はいません。</translation>
    </message>
    <message numerus="yes">
        <source>Take these %n people out? [y/N]</source>
        <translation>
            <numerusform>この %n 人を外しますか。[y/N]</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people were taken out.</source>
        <translation>
            <numerusform>%n 人を外しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking the server … %L1 people</source>
        <translation>サーバに問い合わせています… %L1 人</translation>
    </message>
    <message>
        <source>There are more; at most %L1 are taken.</source>
        <translation>まだいますが、%L1 人までです。</translation>
    </message>
    <message>
        <source>it is none of your accounts</source>
        <translation>あなたのアカウントではありません</translation>
    </message>
    <message>
        <source>a collection&apos;s address ends in /collections/ and a number</source>
        <translation>コレクションのアドレスは /collections/ と数字で終わります</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>%1 lets no guest read.</source>
        <translation>%1 はゲストの閲覧を許可していません。</translation>
    </message>
    <message>
        <source>%1 lets no guest read (%2).</source>
        <translation>%1 はゲストの閲覧を許可していません(%2)。</translation>
    </message>
    <message>
        <source>Sign in again with %1.</source>
        <translation>%1 でもう一度サインインしてください。</translation>
    </message>
    <message>
        <source>Sign in there.</source>
        <translation>そのサーバにサインインしてください。</translation>
    </message>
    <message>
        <source>Sign in there, or follow from %1.</source>
        <translation>そのサーバにサインインするか、%1 からフォローしてください。</translation>
    </message>
    <message>
        <source>Follow them from %1.</source>
        <translation>%1 からフォローしてください。</translation>
    </message>
    <message>
        <source>There is nothing to read of %1 at %2: its public API, a feed and an outbox were tried.</source>
        <translation>%2 で %1 の読めるものが見つかりません(公開 API、フィード、アウトボックスを試しました)。</translation>
    </message>
    <message>
        <source>%1 is not there any more: their server has suspended the account.</source>
        <translation>%1 はもういません。サーバがアカウントを停止しました。</translation>
    </message>
    <message>
        <source>%1 is not there any more: their server has said so since %2.</source>
        <translation>%1 はもういません。サーバが %2 からそう答えています。</translation>
    </message>
    <message>
        <source>%1 was not found: %2 knows nobody of that name. Check the spelling.</source>
        <translation>%1 は見つかりません。%2 にその名前の人はいません。つづりを確かめてください。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>why somebody cannot be read, and what would help</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>ListsPage</name>
    <message>
        <source>A new list</source>
        <translation>新しいリスト</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>A list shows people whom you need not follow, on any server.</source>
        <translation>フォローしていない人も、どのサーバの人も入れられます。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>作る</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Asterism (demo)</source>
        <translation>Asterism(デモ)</translation>
    </message>
    <message>
        <source>A search opens in a column, and there is none yet.</source>
        <translation>検索はカラムの中に開きますが、カラムがまだありません。</translation>
    </message>
</context>
<context>
    <name>MediaTile</name>
    <message>
        <source>no description</source>
        <translation>説明なし</translation>
    </message>
    <message>
        <source>ALT</source>
        <comment>mark of a picture that has a description</comment>
        <translation>ALT</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>ほか %1 件</translation>
    </message>
    <message>
        <source>GIF</source>
        <comment>mark of a looping film without sound</comment>
        <translation>GIF</translation>
    </message>
</context>
<context>
    <name>MediaViewer</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Asterism cannot show this here; the browser may.</source>
        <translation>ここでは表示できません。ブラウザなら見られるかもしれません。</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1 に保存しました</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>動画</translation>
    </message>
</context>
<context>
    <name>MemberMenu</name>
    <message>
        <source>Notify of new posts of %1</source>
        <translation>%1 の新しい投稿の通知</translation>
    </message>
    <message>
        <source>As the list: yes</source>
        <translation>リストの設定に従う(通知する)</translation>
    </message>
    <message>
        <source>As the list: no</source>
        <translation>リストの設定に従う(通知しない)</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>常に通知</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>通知しない</translation>
    </message>
</context>
<context>
    <name>MemberRow</name>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 をリストから外す</translation>
    </message>
    <message>
        <source>Notices of %1</source>
        <translation>%1 の通知</translation>
    </message>
</context>
<context>
    <name>MembersModel</name>
    <message>
        <source>read through another account</source>
        <translation>別のアカウントを通して読んでいます</translation>
    </message>
    <message>
        <source>read through %1</source>
        <translation>%1 を通して読んでいます</translation>
    </message>
    <message>
        <source>read with your account there</source>
        <translation>そのサーバのアカウントで読んでいます</translation>
    </message>
    <message>
        <source>read by its public API</source>
        <translation>公開 API で読んでいます</translation>
    </message>
    <message>
        <source>read by its feed</source>
        <translation>フィードで読んでいます</translation>
    </message>
    <message>
        <source>read by its outbox</source>
        <translation>outbox で読んでいます</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読めません</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>まだ読んでいません</translation>
    </message>
    <message numerus="yes">
        <source>posts about every %n min</source>
        <translation>
            <numerusform>約%n分ごとに投稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts about every %n h</source>
        <translation>
            <numerusform>約%n時間ごとに投稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>posts about every %n d</source>
        <translation>
            <numerusform>約%n日ごとに投稿</numerusform>
        </translation>
    </message>
    <message>
        <source>no posts yet</source>
        <translation>投稿はまだありません</translation>
    </message>
    <message>
        <source>read %1</source>
        <translation>%1に読み取り</translation>
    </message>
    <message>
        <source>As they were added</source>
        <translation>追加した順</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名前順</translation>
    </message>
    <message>
        <source>By how often they post</source>
        <translation>投稿の多い順</translation>
    </message>
    <message>
        <source>By their last post</source>
        <translation>最後の投稿順</translation>
    </message>
    <message>
        <source>By when they were read</source>
        <translation>最後に読んだ順</translation>
    </message>
    <message>
        <source>By how they are read</source>
        <translation>読み方順</translation>
    </message>
    <message>
        <source>Trouble first</source>
        <translation>問題のある人から</translation>
    </message>
    <message>
        <source>you are told of new posts</source>
        <translation>新しい投稿を通知</translation>
    </message>
    <message>
        <source>you are not told of posts</source>
        <translation>投稿は通知しない</translation>
    </message>
    <message>
        <source>next by %1</source>
        <translation>次は %1 まで</translation>
    </message>
</context>
<context>
    <name>MembersPage</name>
    <message>
        <source>Members</source>
        <translation>メンバー</translation>
    </message>
</context>
<context>
    <name>MembersSheet</name>
    <message>
        <source>← All lists</source>
        <translation>← リスト一覧</translation>
    </message>
</context>
<context>
    <name>MembersView</name>
    <message>
        <source>Nobody is in this list yet.</source>
        <translation>このリストにはまだ誰もいません。</translation>
    </message>
    <message numerus="yes">
        <source>Search in %n members</source>
        <translation>
            <numerusform>メンバー%n人から検索</numerusform>
        </translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>並び順: %1</translation>
    </message>
    <message>
        <source>Nobody here is called that.</source>
        <translation>その名前の人はいません。</translation>
    </message>
</context>
<context>
    <name>MiAuth</name>
    <message>
        <source>See who you are, and read what your account can read: timelines, lists, antennas and clips.</source>
        <translation>あなたが誰かと、あなたのアカウントで読めるもの(タイムライン、リスト、アンテナ、クリップ)を読みます。</translation>
    </message>
    <message>
        <source>See whom you follow, mute and block.</source>
        <translation>誰をフォロー、ミュート、ブロックしているかを見ます。</translation>
    </message>
    <message>
        <source>Follow, mute and block people when you say so.</source>
        <translation>あなたが指示したときに、人をフォロー、ミュート、ブロックします。</translation>
    </message>
    <message>
        <source>Edit your lists, your clips, your muted servers and your profile.</source>
        <translation>リスト、クリップ、ミュートしたサーバ、プロフィールを編集します。</translation>
    </message>
    <message>
        <source>Add posts to your favourites and take them out.</source>
        <translation>投稿をお気に入りに入れたり外したりします。</translation>
    </message>
    <message>
        <source>Do what you do in Asterism: post, boost, react, vote, upload pictures.</source>
        <translation>Asterism での操作(投稿、ブースト、リアクション、投票、画像のアップロード)を行います。</translation>
    </message>
    <message>
        <source>it does not say whether it was allowed</source>
        <translation>許可されたかどうかが返ってきませんでした</translation>
    </message>
    <message>
        <source>no token in the answer</source>
        <translation>応答にトークンがありません</translation>
    </message>
    <message>
        <source>Report people to those who run the server when you say so.</source>
        <translation>あなたが指示したときに、人をサーバの運営者に通報する。</translation>
    </message>
    <message>
        <source>Read your notifications, favourites, reactions and channels, and mark notifications as read.</source>
        <translation>通知・お気に入り・リアクション・チャンネルを読み、通知を既読にします。</translation>
    </message>
</context>
<context>
    <name>Migration</name>
    <message>
        <source>The account %1 is no longer here.</source>
        <translation>アカウント %1 はもうここにありません。</translation>
    </message>
    <message>
        <source>%1 said several times: %2</source>
        <translation>%1 から繰り返し返答がありました: %2</translation>
    </message>
    <message>
        <source>As much as the server allows for now is done; it goes on by itself.</source>
        <translation>サーバが今許す分は終わりました。続きは自動で再開します。</translation>
    </message>
    <message>
        <source>They declined.</source>
        <translation>相手が拒否しました。</translation>
    </message>
    <message>
        <source>The list is gone.</source>
        <translation>リストがなくなっています。</translation>
    </message>
    <message>
        <source>They were asked and must agree before the list takes them.</source>
        <translation>フォローを申請しました。承認されるまでリストに追加できません。</translation>
    </message>
    <message>
        <source>%1 has a problem of its own with them.</source>
        <translation>この人について %1 側で問題が起きています。</translation>
    </message>
    <message>
        <source>Lists of %1 take only people whom the account follows.</source>
        <translation>%1 のリストには、フォローしている人しか追加できません。</translation>
    </message>
    <message>
        <source>%1 keeps no lists.</source>
        <translation>%1 にはリストの機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no blocks.</source>
        <translation>%1 にはブロックの機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no mutes.</source>
        <translation>%1 にはミュートの機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no blocked servers.</source>
        <translation>%1 にはサーバのブロック機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no bookmarks.</source>
        <translation>%1 にはブックマークの機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no followed hashtags.</source>
        <translation>%1 にはハッシュタグのフォロー機能がありません。</translation>
    </message>
    <message>
        <source>%1 keeps no follows.</source>
        <translation>%1 にはフォローの機能がありません。</translation>
    </message>
    <message>
        <source>What was done cannot be written down. Check the free space.</source>
        <translation>結果を保存できません。空き容量を確認してください。</translation>
    </message>
    <message>
        <source>That is this account itself.</source>
        <translation>このアカウント自身です。</translation>
    </message>
    <message>
        <source>This mute would be over by now.</source>
        <translation>このミュートの期限はすでに過ぎています。</translation>
    </message>
    <message>
        <source>Their account is suspended.</source>
        <translation>このアカウントは停止されています。</translation>
    </message>
    <message>
        <source>They moved too often to be followed there.</source>
        <translation>引っ越しが何度も重なっているため、移転先をたどれません。</translation>
    </message>
    <message>
        <source>%1 does not find them, though they are there.</source>
        <translation>この人は存在しますが、%1 が見つけられません。</translation>
    </message>
    <message>
        <source>Nobody is taken out of your own lists by an import.</source>
        <translation>インポートによって自分のリストから人が外されることはありません。</translation>
    </message>
    <message>
        <source>it does not stand so that this could be done</source>
        <translation>今の状態ではこの操作はできません</translation>
    </message>
    <message>
        <source>it names nobody, so that everything would be taken away</source>
        <translation>誰の名前もないため、すべてが外されてしまいます</translation>
    </message>
    <message>
        <source>Another row of the file means them.</source>
        <translation>ファイルの別の行がこの人を指しています。</translation>
    </message>
    <message>
        <source>Their account is deleted.</source>
        <translation>このアカウントは削除されています。</translation>
    </message>
    <message>
        <source>%1 said yes and does not do it.</source>
        <translation>%1は受け付けたと答えましたが、反映されていません。</translation>
    </message>
    <message>
        <source>%1 keeps no clips.</source>
        <translation>%1にはクリップがありません。</translation>
    </message>
    <message>
        <source>%1 The outbox mutes them again.</source>
        <translation>%1 送信箱から改めてミュートします。</translation>
    </message>
</context>
<context>
    <name>MovedLine</name>
    <message>
        <source>They moved to %1</source>
        <translation>%1 に引っ越しました</translation>
    </message>
    <message>
        <source>Open the new account</source>
        <translation>新しいアカウントを開く</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>%1 is named twice.</source>
        <translation>%1 が二度書かれています。</translation>
    </message>
    <message>
        <source>Nobody.</source>
        <translation>誰もいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>--from and --to are the same account.</source>
        <translation>--from と --to が同じアカウントです。</translation>
    </message>
    <message>
        <source>%1 does not follow @%2.</source>
        <translation>%1 は @%2 をフォローしていません。</translation>
    </message>
    <message numerus="yes">
        <source>%2 follows whom %1 follows; this is looked at every %n hours.</source>
        <translation>
            <numerusform>%1 がフォローしている人を %2 もフォローします。%n 時間ごとに確かめます。</numerusform>
        </translation>
    </message>
    <message>
        <source>%2 is no longer kept in step with %1.</source>
        <translation>%2 を %1 に合わせるのをやめました。</translation>
    </message>
    <message numerus="yes">
        <source>Every %n hours, while an Asterism is open, %2 will follow whom %1 follows and it does not. Nobody is unfollowed.</source>
        <translation>
            <numerusform>Asterism が開いている間、%n 時間ごとに、%1 がフォローしていて %2 がまだの人を %2 がフォローします。フォローを外すことはありません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Go on?</source>
        <translation>続けますか。</translation>
    </message>
    <message>
        <source>Nobody can be asked here whether it is meant; --yes says so.</source>
        <translation>ここでは確認できません。よければ --yes を付けてください。</translation>
    </message>
    <message>
        <source>whom %1 follows</source>
        <translation>%1 がフォローしている人</translation>
    </message>
    <message>
        <source>whom it follows no longer</source>
        <translation>フォローを外す人</translation>
    </message>
    <message>
        <source>%1 has %L2 rows; Mastodon&apos;s own importer takes 20,000 at most.</source>
        <translation>%1 は %L2 行あります。Mastodon 自身のインポートは 20,000 行までです。</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n rows</source>
        <translation>
            <numerusform>%1: %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>標準入力</translation>
    </message>
    <message>
        <source>This file looks like another kind: %1, not %2. If it is not so, say it by --kind %3.</source>
        <translation>このファイルは別の種類のようです: %2 ではなく %1。違う場合は --kind %3 で指定してください。</translation>
    </message>
    <message>
        <source>It is not certain what this file is; it is taken for this: %1.</source>
        <translation>何のファイルか確かではありません。次のものとして扱います: %1。</translation>
    </message>
    <message>
        <source>It is not certain what this file is. Is it this: %1?</source>
        <translation>何のファイルか確かではありません。%1 ですか。</translation>
    </message>
    <message>
        <source>It is not certain what this file is; --kind %1 or --yes says that it is this: %2.</source>
        <translation>何のファイルか確かではありません。%2 なら --kind %1 か --yes を付けてください。</translation>
    </message>
    <message>
        <source>--kind says another kind than the command: %1</source>
        <translation>--kind がコマンドと違う種類です: %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>The file names nothing.</source>
        <translation>ファイルに何も書かれていません。</translation>
    </message>
    <message>
        <source>--report needs --wait or --dry-run; later it is: asterism-cli runs report ID FILE</source>
        <translation>--report には --wait か --dry-run が必要です。後からは asterism-cli runs report ID FILE で書けます</translation>
    </message>
    <message numerus="yes">
        <source>Go on, and take these %n away?</source>
        <translation>
            <numerusform>この %n 件を外して続けますか。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be taken away; --yes says that it is meant.</source>
        <translation>
            <numerusform>%n 件が外されます。よければ --yes を付けてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading %2 of %1 …</source>
        <translation>%1 の%2を読んでいます…</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L2 件中 %L1 件</translation>
    </message>
    <message>
        <source>The server wants a pause until %1.</source>
        <translation>サーバが %1 まで待つよう求めています。</translation>
    </message>
    <message>
        <source>waits until %1</source>
        <translation>%1 まで待機</translation>
    </message>
    <message>
        <source>There is no account yet; to add one: asterism-cli accounts add SERVER</source>
        <translation>アカウントがまだありません。追加するには: asterism-cli accounts add SERVER</translation>
    </message>
    <message>
        <source>Which account? --account is one of: %1</source>
        <translation>どのアカウントですか。--account は次のどれか: %1</translation>
    </message>
    <message>
        <source>%2 is none of your accounts: %1</source>
        <translation>%2 はあなたのアカウントではありません: %1</translation>
    </message>
    <message>
        <source>Ended. What was read so far is kept: it goes on there next time.</source>
        <translation>終わりました。読んだ分は残り、次はそこから続きます。</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>%1: its server does not tell this: %2</source>
        <translation>%1: サーバが次のものを教えません: %2</translation>
    </message>
    <message>
        <source>The run %1</source>
        <translation>実行 %1</translation>
    </message>
    <message>
        <source>Comparing with what the account has …</source>
        <translation>アカウントの現状と比べています…</translation>
    </message>
    <message>
        <source>Looking for people who have moved …</source>
        <translation>引っ越した人を探しています…</translation>
    </message>
    <message>
        <source>The run waits until %1.</source>
        <translation>%1 まで待ちます。</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>まだ何もインポートしていません。</translation>
    </message>
    <message>
        <source>--outcome is one of: %1</source>
        <translation>--outcome は次のどれか: %1</translation>
    </message>
    <message>
        <source>There may be more rows; --limit shows them.</source>
        <translation>まだ行があるかもしれません。--limit で増やせます。</translation>
    </message>
    <message>
        <source>The run %1 has ended; asterism-cli runs retry %1 tries again what failed.</source>
        <translation>実行 %1 は終わっています。asterism-cli runs retry %1 で失敗した分をやり直せます。</translation>
    </message>
    <message>
        <source>The run %1 is forgotten.</source>
        <translation>実行 %1 を消しました。</translation>
    </message>
    <message>
        <source>The run %1 is paused.</source>
        <translation>実行 %1 は一時停止中です。</translation>
    </message>
    <message>
        <source>The run %1 is paused: %2</source>
        <translation>実行 %1 は一時停止中です: %2</translation>
    </message>
    <message>
        <source>The run stays; asterism-cli runs resume %1 --wait goes on.</source>
        <translation>実行は残ります。asterism-cli runs resume %1 --wait で続きます。</translation>
    </message>
    <message>
        <source>The run %1 goes on while an Asterism is open, and this program ends now: asterism-cli runs resume %1 --wait goes on with it.</source>
        <translation>実行 %1 は Asterism が開いている間に進みます。このプログラムはここで終わります。続けるには: asterism-cli runs resume %1 --wait</translation>
    </message>
    <message>
        <source>The Asterism that is open goes on with the run %1.</source>
        <translation>開いている Asterism が実行 %1 を続けます。</translation>
    </message>
    <message>
        <source>moved to %1</source>
        <translation>%1 に引っ越し</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>消滅</translation>
    </message>
    <message>
        <source>last post: %1</source>
        <translation>最後の投稿: %1</translation>
    </message>
    <message>
        <source>each other</source>
        <translation>相互</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>follows back</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>申請中</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>To %1: %2 from %3</source>
        <translation>%1 へ: %3 の%2</translation>
    </message>
    <message>
        <source>and %L1 more</source>
        <translation>ほか %L1 件</translation>
    </message>
    <message>
        <source>there already</source>
        <translation>件は済み</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>件はこれから</translation>
    </message>
    <message>
        <source>moved: the new account is taken</source>
        <translation>件は引っ越し: 新しいアカウントを使います</translation>
    </message>
    <message>
        <source>that the server does not know</source>
        <translation>件はサーバが知りません</translation>
    </message>
    <message>
        <source>that cannot be taken</source>
        <translation>件は使えません</translation>
    </message>
    <message>
        <source>to be taken away</source>
        <translation>件を外します</translation>
    </message>
    <message>
        <source>Not everybody was looked up yet: some may have moved or be gone.</source>
        <translation>まだ全員は確かめていません。引っ越した人や消えた人がいるかもしれません。</translation>
    </message>
    <message>
        <source>This takes about %1, if the server allows what is known of it.</source>
        <translation>知られている制限どおりなら、およそ %1 かかります。</translation>
    </message>
    <message>
        <source>is compared</source>
        <translation>比較中</translation>
    </message>
    <message>
        <source>waits for a yes</source>
        <translation>確認待ち</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>followers</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>the server&apos;s lists</source>
        <translation>サーバのリスト</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>mutes</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>blocked servers</source>
        <translation>ブロックしたサーバ</translation>
    </message>
    <message>
        <source>bookmarks</source>
        <translation>ブックマーク</translation>
    </message>
    <message>
        <source>followed hashtags</source>
        <translation>フォロー中のハッシュタグ</translation>
    </message>
    <message>
        <source>nothing that is known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>asked, they approve by hand</source>
        <translation>申請済み(承認制)</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>引っ越し</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>見つからず</translation>
    </message>
    <message>
        <source>their server is gone</source>
        <translation>サーバ消滅</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>無効</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was to do.</source>
        <translation>することはありませんでした。</translation>
    </message>
    <message>
        <source>whose account is suspended or deleted</source>
        <translation>件は停止または削除されたアカウントです</translation>
    </message>
    <message>
        <source>Its server lets this account follow %L1: it may refuse %L2 of these.</source>
        <translation>このサーバでこのアカウントがフォローできるのは %L1 人までです。このうち %L2 人は断られるかもしれません。</translation>
    </message>
    <message numerus="yes">
        <source>Its posts are in %n clips. They become bookmarks: what the clips are called is not taken along.</source>
        <translation>
            <numerusform>投稿は%n件のクリップに入っています。取り込むとブックマークになり、クリップの名前は引き継がれません。</numerusform>
        </translation>
    </message>
    <message>
        <source>clips</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>&quot;clips import&quot; makes clips of them.</source>
        <translation>&quot;clips import&quot;を使うとクリップのまま取り込めます。</translation>
    </message>
</context>
<context>
    <name>MovingPanel</name>
    <message>
        <source>Move follows</source>
        <translation>フォローの引っ越し</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Whom you follow belongs to an account. Sign in first; then files and other accounts can be followed from it.</source>
        <translation>フォローはアカウントのものです。まずサインインしてください。その後、ファイルやほかのアカウントの人をフォローできます。</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>アカウントを追加</translation>
    </message>
</context>
<context>
    <name>MovingResults</name>
    <message>
        <source>Whom your accounts follow, beside each other, appears here.</source>
        <translation>各アカウントのフォローがここに並びます。</translation>
    </message>
    <message>
        <source>Nothing is being imported. What you begin goes on here, row by row, and is still here after a restart.</source>
        <translation>インポートはありません。始めたものはここで 1 行ずつ進み、再起動しても残ります。</translation>
    </message>
    <message>
        <source>Nobody is unfollowed unless you choose Overwrite, or people in the comparison, and confirm it.</source>
        <translation>「上書き」または比較で選んだ人を確認しないかぎり、フォローは外れません。</translation>
    </message>
</context>
<context>
    <name>MuteForm</name>
    <message>
        <source>For how long</source>
        <translation>期間</translation>
    </message>
    <message>
        <source>Hide what they do from the notifications, too</source>
        <translation>通知も隠す</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 時間</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 時間</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 日</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 日</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>無期限</translation>
    </message>
</context>
<context>
    <name>Net</name>
    <message>
        <source>its certificate has expired</source>
        <translation>証明書の期限が切れています</translation>
    </message>
    <message>
        <source>its certificate is not valid yet, or this computer&apos;s clock is wrong</source>
        <translation>証明書がまだ有効になっていないか、このコンピューターの時計がずれています</translation>
    </message>
    <message>
        <source>its certificate is made for another name</source>
        <translation>証明書が別の名前のものです</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>証明書が失効しています</translation>
    </message>
    <message>
        <source>nobody whom this computer trusts vouches for its certificate</source>
        <translation>証明書を、このコンピューターが信頼する発行者が保証していません</translation>
    </message>
    <message>
        <source>too many requests are waiting</source>
        <translation>順番待ちのリクエストが多すぎます</translation>
    </message>
    <message>
        <source>the request holds a line break where none may be</source>
        <translation>リクエストの入れてはいけない場所に改行があります</translation>
    </message>
    <message>
        <source>not an address of a web server</source>
        <translation>Web サーバのアドレスではありません</translation>
    </message>
    <message>
        <source>only encrypted connections (https) are allowed</source>
        <translation>暗号化された接続(https)だけが許可されています</translation>
    </message>
    <message>
        <source>too many redirects</source>
        <translation>リダイレクトが多すぎます</translation>
    </message>
    <message>
        <source>the redirect leads nowhere</source>
        <translation>リダイレクト先がありません</translation>
    </message>
    <message>
        <source>the redirect leads to an unencrypted connection</source>
        <translation>リダイレクト先が暗号化されていません</translation>
    </message>
    <message>
        <source>the redirect leads to another server</source>
        <translation>リダイレクト先が別のサーバです</translation>
    </message>
    <message>
        <source>the answer took too long</source>
        <translation>応答に時間がかかりすぎました</translation>
    </message>
    <message>
        <source>host name not found</source>
        <translation>ホスト名が見つかりません</translation>
    </message>
    <message>
        <source>the name leads into a private network</source>
        <translation>この名前はプライベートネットワークを指しています</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>the answer is too large</source>
        <translation>応答が大きすぎます</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>connection refused</source>
        <translation>接続を拒否されました</translation>
    </message>
    <message>
        <source>not a valid HTTP answer</source>
        <translation>HTTP の応答として正しくありません</translation>
    </message>
    <message>
        <source>no sign of life</source>
        <translation>応答が途絶えました</translation>
    </message>
    <message>
        <source>not a WebSocket answer</source>
        <translation>WebSocket の応答ではありません</translation>
    </message>
    <message>
        <source>the stream is redirected, which is not followed</source>
        <translation>ストリームの転送先には従いません</translation>
    </message>
    <message>
        <source>the server closed the stream</source>
        <translation>サーバがストリームを閉じました</translation>
    </message>
    <message>
        <source>the stream sent something unreadable</source>
        <translation>ストリームから読み取れないデータが届きました</translation>
    </message>
    <message>
        <source>The browser</source>
        <translation>ブラウザ</translation>
    </message>
    <message>
        <source>it is opened again by the way that was chosen</source>
        <translation>選ばれた経路で開き直します</translation>
    </message>
    <message>
        <source>the proxy makes no connection</source>
        <translation>プロキシが接続できません</translation>
    </message>
    <message>
        <source>the proxy asks for a name and a password</source>
        <translation>プロキシが名前とパスワードを求めています</translation>
    </message>
    <message>
        <source>the file to be sent cannot be read</source>
        <translation>送るファイルを読み取れません</translation>
    </message>
    <message>
        <source>the request has no room for a form</source>
        <translation>このリクエストではフォームを送れません</translation>
    </message>
    <message>
        <source>the file changed while it was sent</source>
        <translation>送信中にファイルが変更されました</translation>
    </message>
</context>
<context>
    <name>NewPill</name>
    <message>
        <source>↑ %1 new</source>
        <translation>↑ 新着 %1 件</translation>
    </message>
    <message>
        <source>↑ %1+ new</source>
        <translation>↑ 新着 %1 件以上</translation>
    </message>
</context>
<context>
    <name>NotAdded</name>
    <message>
        <source>Line %L1</source>
        <translation>%L1 行目</translation>
    </message>
</context>
<context>
    <name>NotAddedReport</name>
    <message>
        <source>Who was not added</source>
        <translation>追加できなかった人</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Copy who and why</source>
        <translation>相手と理由をコピー</translation>
    </message>
    <message>
        <source>Hide this</source>
        <translation>この表示を閉じる</translation>
    </message>
</context>
<context>
    <name>NoteEditor</name>
    <message>
        <source>For %1 alone</source>
        <translation>%1 だけに見えるメモ</translation>
    </message>
    <message>
        <source>Nobody else reads it</source>
        <translation>ほかの人には見えません</translation>
    </message>
    <message>
        <source>Save the note</source>
        <translation>メモを保存</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>元のままにする</translation>
    </message>
</context>
<context>
    <name>NoticeGroup</name>
    <message>
        <source>Unread</source>
        <translation>未読</translation>
    </message>
</context>
<context>
    <name>NoticeKindsPage</name>
    <message>
        <source>Kinds of notifications</source>
        <translation>通知の種類</translation>
    </message>
    <message>
        <source>Show all kinds</source>
        <translation>すべての種類を表示</translation>
    </message>
    <message>
        <source>Most servers call replies mentions; Misskey and its kin tell them apart.</source>
        <translation>多くのサーバは返信もメンションとして知らせます。Misskeyとその仲間は区別します。</translation>
    </message>
</context>
<context>
    <name>NoticePatterns</name>
    <message>
        <source>%1 mentioned you</source>
        <translation>%1があなたにメンションしました</translation>
    </message>
    <message>
        <source>%1 replied to you</source>
        <translation>%1があなたに返信しました</translation>
    </message>
    <message>
        <source>%1 quoted you</source>
        <translation>%1があなたの投稿を引用しました</translation>
    </message>
    <message>
        <source>%1 boosted your post</source>
        <translation>%1があなたの投稿をブーストしました</translation>
    </message>
    <message>
        <source>%1 favourited your post</source>
        <translation>%1があなたの投稿をお気に入りに登録しました</translation>
    </message>
    <message>
        <source>%1 reacted to your post</source>
        <translation>%1があなたの投稿にリアクションしました</translation>
    </message>
    <message>
        <source>%1 follows you now</source>
        <translation>%1にフォローされました</translation>
    </message>
    <message>
        <source>%1 wants to follow you</source>
        <translation>%1があなたへのフォローを申請しています</translation>
    </message>
    <message>
        <source>%1 lets you follow them</source>
        <translation>%1がフォロー申請を承認しました</translation>
    </message>
    <message>
        <source>%1 posted</source>
        <translation>%1が投稿しました</translation>
    </message>
    <message>
        <source>%1 has another account now</source>
        <translation>%1が別のアカウントに移りました</translation>
    </message>
    <message>
        <source>%1 signed up</source>
        <translation>%1が登録しました</translation>
    </message>
    <message>
        <source>A poll has ended</source>
        <translation>アンケートが終了しました</translation>
    </message>
    <message>
        <source>A post was edited</source>
        <translation>投稿が編集されました</translation>
    </message>
    <message>
        <source>Your scheduled post was posted</source>
        <translation>予約した投稿が公開されました</translation>
    </message>
    <message>
        <source>Somebody was reported</source>
        <translation>通報がありました</translation>
    </message>
    <message>
        <source>Follows have ended because of a block</source>
        <translation>ブロックによりフォロー関係が解消されました</translation>
    </message>
    <message>
        <source>The moderators warn you</source>
        <translation>モデレータから警告が届きました</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>サーバからの通知: %1</translation>
    </message>
    <message>
        <source>%1; it waits for your approval</source>
        <translation>%1(あなたの承認待ち)</translation>
    </message>
</context>
<context>
    <name>NoticePeoplePage</name>
    <message>
        <source>Who it was</source>
        <translation>通知の相手</translation>
    </message>
    <message>
        <source>Nobody is known here any more.</source>
        <translation>ここで分かる人はもういません。</translation>
    </message>
</context>
<context>
    <name>NoticeRows</name>
    <message>
        <source>The post is not here any more.</source>
        <translation>この投稿はもうありません。</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1と%2</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n others</source>
        <translation>
            <numerusform>%1ほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1(%2)</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>承認しました</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>拒否しました</translation>
    </message>
    <message>
        <source>Answered already</source>
        <translation>回答済みです</translation>
    </message>
    <message>
        <source>In answer to: %1</source>
        <translation>返信先: %1</translation>
    </message>
</context>
<context>
    <name>NoticeSettings</name>
    <message>
        <source>Nothing is shown until %1.</source>
        <translation>%1 まで何も表示しません。</translation>
    </message>
    <message>
        <source>This window tells the desktop nothing.</source>
        <translation>このウィンドウはデスクトップに何も通知しません。</translation>
    </message>
    <message>
        <source>This desktop has no notification service, so nothing is shown outside the window. Where the desktop brings none of its own, a program such as dunst or mako is one.</source>
        <translation>このデスクトップには通知サービスがないため、ウィンドウの外には何も表示されません。デスクトップ自身が備えていない場合は、dunst や mako などのプログラムが使えます。</translation>
    </message>
    <message>
        <source>On this system Asterism shows nothing outside its window so far: what is new is counted at the bell, and in the columns of notifications.</source>
        <translation>このシステムでは、Asterismは今のところウィンドウの外に何も表示しません。新しいものはベルの数字と通知のカラムで分かります。</translation>
    </message>
</context>
<context>
    <name>NoticeTopics</name>
    <message>
        <source>Mentions, replies and quotes</source>
        <translation>メンション・返信・引用</translation>
    </message>
    <message>
        <source>Direct messages</source>
        <translation>ダイレクトメッセージ</translation>
    </message>
    <message>
        <source>New followers</source>
        <translation>新しいフォロワー</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>フォローリクエスト</translation>
    </message>
    <message>
        <source>Posts of people with a bell</source>
        <translation>通知をオンにした人の投稿</translation>
    </message>
    <message>
        <source>Boosts</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>リアクション</translation>
    </message>
    <message>
        <source>Polls that have ended</source>
        <translation>終了したアンケート</translation>
    </message>
    <message>
        <source>Edited posts</source>
        <translation>編集された投稿</translation>
    </message>
    <message>
        <source>Warnings, ended follows and moves</source>
        <translation>警告・フォローの終了・引っ越し</translation>
    </message>
    <message>
        <source>For moderators: reports and sign-ups</source>
        <translation>モデレータ向け: 通報と新規登録</translation>
    </message>
    <message>
        <source>Whatever else the server tells</source>
        <translation>その他のサーバからの通知</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Asking the servers …</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>There are no notifications.</source>
        <translation>通知はありません。</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1ほか %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 reacted to your post with %2</source>
        <translation>%1があなたの投稿に %2 でリアクションしました</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>フィルター: %1</translation>
    </message>
    <message>
        <source>No notifications were read yet; --refresh asks the servers.</source>
        <translation>通知はまだ読み込まれていません。--refresh でサーバに問い合わせます。</translation>
    </message>
    <message>
        <source>Some are missing here</source>
        <translation>ここに抜けがあります</translation>
    </message>
    <message>
        <source>There are no notifications of these kinds.</source>
        <translation>これらの種類の通知はありません。</translation>
    </message>
    <message>
        <source>No notifications of these kinds were read yet; --refresh asks the servers.</source>
        <translation>これらの種類の通知はまだ読み込まれていません。--refreshでサーバに問い合わせます。</translation>
    </message>
</context>
<context>
    <name>NoticesButton</name>
    <message>
        <source>Notifications (g n)</source>
        <translation>通知 (g n)</translation>
    </message>
    <message>
        <source>Notifications: %1 unread</source>
        <translation>通知: 未読 %1 件</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
</context>
<context>
    <name>NoticesPart</name>
    <message>
        <source>Show notifications on the desktop</source>
        <translation>デスクトップに通知を表示する</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>表示するもの</translation>
    </message>
    <message>
        <source>The same for all accounts</source>
        <translation>すべてのアカウントで同じにする</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>通知しない時間帯</translation>
    </message>
    <message>
        <source>Show nothing at these hours; afterwards say how many there were</source>
        <translation>この時間帯は何も表示せず、終わったら件数だけ知らせる</translation>
    </message>
    <message>
        <source>From</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Write the times like this: 22:00 and 7:00.</source>
        <translation>時刻は 22:00、7:00 のように書いてください。</translation>
    </message>
    <message>
        <source>For a while</source>
        <translation>しばらくの間</translation>
    </message>
    <message>
        <source>Nothing for an hour</source>
        <translation>1 時間表示しない</translation>
    </message>
    <message>
        <source>Nothing until tomorrow</source>
        <translation>明日まで表示しない</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>再び表示する</translation>
    </message>
</context>
<context>
    <name>NoticesView</name>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>さらにさかのぼる</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Open</source>
        <translation>開く</translation>
    </message>
</context>
<context>
    <name>OAuth</name>
    <message>
        <source>What was typed as the code</source>
        <translation>コードとして入力されたもの</translation>
    </message>
    <message>
        <source>See who you are.</source>
        <translation>あなたが誰かを確かめる。</translation>
    </message>
    <message>
        <source>Read what your account can read: timelines, lists, notifications, bookmarks and direct messages.</source>
        <translation>アカウントで読めるものを読む: タイムライン、リスト、通知、ブックマーク、ダイレクトメッセージ。</translation>
    </message>
    <message>
        <source>Do what you do in Asterism: post, boost, favourite, vote, upload pictures, edit your lists and your profile.</source>
        <translation>Asterism での操作を行う: 投稿、ブースト、お気に入り、投票、画像のアップロード、リストとプロフィールの編集。</translation>
    </message>
    <message>
        <source>Follow, mute and block people when you say so.</source>
        <translation>指示したときに、フォロー、ミュート、ブロックする。</translation>
    </message>
    <message>
        <source>it gave Asterism no name to sign in with</source>
        <translation>サインインに使う登録名が返されませんでした</translation>
    </message>
    <message>
        <source>a code is one word</source>
        <translation>コードは空白のない 1 語です</translation>
    </message>
    <message>
        <source>it belongs to another sign-in</source>
        <translation>別のサインインのものです</translation>
    </message>
    <message>
        <source>access was denied</source>
        <translation>許可されませんでした</translation>
    </message>
    <message>
        <source>there is no code in it</source>
        <translation>コードが含まれていません</translation>
    </message>
    <message>
        <source>no token in the answer</source>
        <translation>応答にトークンがありません</translation>
    </message>
    <message>
        <source>a web page instead</source>
        <translation>代わりにウェブページが返されました</translation>
    </message>
</context>
<context>
    <name>OfferChoices</name>
    <message>
        <source>All accounts</source>
        <translation>すべてのアカウント</translation>
    </message>
</context>
<context>
    <name>OpenedPost</name>
    <message>
        <source>answers %1</source>
        <translation>%1 への返信</translation>
    </message>
    <message>
        <source>Back to the post</source>
        <translation>投稿に戻る</translation>
    </message>
    <message>
        <source>Select text</source>
        <translation>文字を選択</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
</context>
<context>
    <name>OperatorChips</name>
    <message>
        <source>Add to the search</source>
        <translation>検索に追加</translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>Keep data in this folder instead of the user&apos;s own.</source>
        <translation>データをいつもの場所ではなく、このフォルダに置く。</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>フォルダ</translation>
    </message>
    <message>
        <source>Keep tokens in this file instead of the system&apos;s keychain. It is readable by you alone, but not encrypted.</source>
        <translation>トークンをシステムのキーチェーンではなく、このファイルに保存する。読めるのは自分だけだが、暗号化はされない。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Show an invented fediverse on this machine. Nobody&apos;s own data is touched.</source>
        <translation>このコンピュータの中に作った架空の Fediverse を表示する。自分のデータには触れない。</translation>
    </message>
    <message>
        <source>End after that many seconds.</source>
        <translation>この秒数で終了する。</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>数</translation>
    </message>
    <message>
        <source>Write a picture of the window to this PNG file, then end.</source>
        <translation>ウィンドウの画像をこの PNG ファイルに書き出して終了する。</translation>
    </message>
    <message>
        <source>Size of the window, such as 1440x900.</source>
        <translation>ウィンドウの大きさ。例: 1440x900</translation>
    </message>
    <message>
        <source>SIZE</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>このヘルプを表示する。</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>バージョンを表示する。</translation>
    </message>
    <message>
        <source>--seconds takes a number above 0.</source>
        <translation>--seconds には 0 より大きい数を指定してください。</translation>
    </message>
    <message>
        <source>--size takes width and height, such as 1440x900.</source>
        <translation>--size には幅と高さを 1440x900 のように指定してください。</translation>
    </message>
    <message>
        <source>Asterism shows several accounts across the fediverse as one timeline.</source>
        <translation>Asterism は Fediverse の複数のアカウントを 1 つのタイムラインに表示する。</translation>
    </message>
    <message>
        <source>“%1” is not understood.</source>
        <translation>「%1」の意味がわかりません。</translation>
    </message>
    <message>
        <source>Show the demo, with the way out of it, as long as the data folder has neither account nor column.</source>
        <translation>データフォルダにアカウントもカラムもない間は、出口の付いたデモを見せる。</translation>
    </message>
    <message>
        <source>Import this CSV: the window shows first what it would do.</source>
        <translation>この CSV をインポートする(まず何が起こるかを表示)。</translation>
    </message>
</context>
<context>
    <name>Outbox</name>
    <message>
        <source>It may have been posted already. That is looked at in a moment.</source>
        <translation>すでに投稿されているかもしれません。まもなく確認します。</translation>
    </message>
    <message>
        <source>It may have been posted already, and %1 does not tell. Look there before you send it again.</source>
        <translation>すでに投稿されているかもしれませんが、%1からは確認できません。もう一度送る前に確かめてください。</translation>
    </message>
    <message>
        <source>%1 no longer has what this is about.</source>
        <translation>%1には対象がもうありません。</translation>
    </message>
    <message>
        <source>%1 has no API that Asterism speaks.</source>
        <translation>%1にはAsterismが使えるAPIがありません。</translation>
    </message>
    <message>
        <source>%1 does not find %2.</source>
        <translation>%1では%2が見つかりません。</translation>
    </message>
    <message>
        <source>What was to be done cannot be read any more.</source>
        <translation>実行する内容を読み取れなくなりました。</translation>
    </message>
    <message>
        <source>The account that was to do this is no longer here.</source>
        <translation>これを実行するアカウントはもうありません。</translation>
    </message>
    <message>
        <source>an account that is signed out</source>
        <translation>サインアウトしたアカウント</translation>
    </message>
    <message>
        <source>It is on its way already and can no longer be taken back.</source>
        <translation>すでに送信中のため、取り消せません。</translation>
    </message>
    <message>
        <source>Boost of %1’s post</source>
        <translation>%1 の投稿のブースト</translation>
    </message>
    <message>
        <source>Taking back the boost of %1’s post</source>
        <translation>%1 の投稿のブーストの取り消し</translation>
    </message>
    <message>
        <source>Favourite for %1’s post</source>
        <translation>%1 の投稿へのお気に入り</translation>
    </message>
    <message>
        <source>Taking back the favourite for %1’s post</source>
        <translation>%1 の投稿へのお気に入りの取り消し</translation>
    </message>
    <message>
        <source>Bookmark for %1’s post</source>
        <translation>%1 の投稿のブックマーク</translation>
    </message>
    <message>
        <source>Taking the bookmark off %1’s post</source>
        <translation>%1 の投稿のブックマークの解除</translation>
    </message>
    <message>
        <source>Reaction to %1’s post</source>
        <translation>%1 の投稿へのリアクション</translation>
    </message>
    <message>
        <source>Taking back the reaction to %1’s post</source>
        <translation>%1 の投稿へのリアクションの取り消し</translation>
    </message>
    <message>
        <source>Vote in %1’s poll</source>
        <translation>%1 の投票への回答</translation>
    </message>
    <message>
        <source>Pinning %1’s post to the profile</source>
        <translation>%1 の投稿のプロフィールへの固定</translation>
    </message>
    <message>
        <source>Taking %1’s post off the profile</source>
        <translation>%1 の投稿の固定の解除</translation>
    </message>
    <message>
        <source>Muting the thread of %1’s post</source>
        <translation>%1 の投稿のスレッドのミュート</translation>
    </message>
    <message>
        <source>No longer muting the thread of %1’s post</source>
        <translation>%1 の投稿のスレッドのミュート解除</translation>
    </message>
    <message>
        <source>Deleting %1’s post</source>
        <translation>%1 の投稿の削除</translation>
    </message>
    <message>
        <source>Editing %1’s post</source>
        <translation>%1 の投稿の編集</translation>
    </message>
    <message>
        <source>Follow %1</source>
        <translation>%1 をフォロー</translation>
    </message>
    <message>
        <source>Unfollow %1</source>
        <translation>%1 のフォローを解除</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 をミュート</translation>
    </message>
    <message>
        <source>No longer mute %1</source>
        <translation>%1 のミュートを解除</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 をブロック</translation>
    </message>
    <message>
        <source>No longer block %1</source>
        <translation>%1 のブロックを解除</translation>
    </message>
    <message>
        <source>Let %1 follow</source>
        <translation>%1 のフォローを承認</translation>
    </message>
    <message>
        <source>Refuse %1 as a follower</source>
        <translation>%1 のフォローを拒否</translation>
    </message>
    <message>
        <source>Remove the follower %1</source>
        <translation>フォロワー %1 を外す</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>%1 を通報</translation>
    </message>
    <message>
        <source>Block the server %1</source>
        <translation>サーバ %1 をブロック</translation>
    </message>
    <message>
        <source>No longer block the server %1</source>
        <translation>サーバ %1 のブロックを解除</translation>
    </message>
    <message>
        <source>Follow #%1</source>
        <translation>#%1 をフォロー</translation>
    </message>
    <message>
        <source>Unfollow #%1</source>
        <translation>#%1 のフォローを解除</translation>
    </message>
    <message numerus="yes">
        <source>tried again in %n s</source>
        <translation>
            <numerusform>%n 秒後に再試行</numerusform>
        </translation>
    </message>
    <message>
        <source>tried again in %1</source>
        <translation>%1 後に再試行</translation>
    </message>
    <message>
        <source>A new post</source>
        <translation>新しい投稿</translation>
    </message>
    <message>
        <source>A reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>誰か</translation>
    </message>
    <message>
        <source>failed · %1</source>
        <translation>失敗 · %1</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>送信中</translation>
    </message>
    <message numerus="yes">
        <source>goes out in %n s</source>
        <translation>
            <numerusform>%n 秒後に送信</numerusform>
        </translation>
    </message>
    <message>
        <source>waits for its turn</source>
        <translation>順番待ち</translation>
    </message>
    <message>
        <source>%1 may have this report already: it gave no answer.</source>
        <translation>%1 は応答しませんでしたが、この通報はすでに届いているかもしれません。</translation>
    </message>
    <message>
        <source>Waits for the part before it, which could not be posted.</source>
        <translation>前の部分を投稿できなかったため、待っています。</translation>
    </message>
    <message>
        <source>It waits on this computer for its time; Asterism must be running then.</source>
        <translation>このコンピューターで時刻を待っています。そのとき Asterism が動いている必要があります。</translation>
    </message>
    <message>
        <source>It may have been done already. That is looked at in a moment.</source>
        <translation>すでに実行されているかもしれません。まもなく確認します。</translation>
    </message>
    <message>
        <source>It is larger than %1 takes. Make it smaller, or post it from Asterism&apos;s window, which does that by itself.</source>
        <translation>%1 が受け付ける大きさを超えています。小さくするか、自動で縮小する Asterism のウィンドウから投稿してください。</translation>
    </message>
    <message>
        <source>It is larger than %1 takes. Make it smaller.</source>
        <translation>%1 が受け付ける大きさを超えています。小さくしてください。</translation>
    </message>
    <message>
        <source>%1 could not read &quot;%2&quot; within an hour.</source>
        <translation>%1 は「%2」を1時間以内に処理できませんでした。</translation>
    </message>
    <message>
        <source>%1 is still reading &quot;%2&quot;.</source>
        <translation>%1 が「%2」を処理しています。</translation>
    </message>
    <message>
        <source>&quot;%2&quot; is too large for %1.</source>
        <translation>「%2」は %1 には大きすぎます。</translation>
    </message>
    <message>
        <source>%1 does not take &quot;%2&quot;.</source>
        <translation>%1 は「%2」を受け付けません。</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; is no longer there.</source>
        <translation>ファイル「%1」はもうありません。</translation>
    </message>
    <message>
        <source>%1 does not take another description of &quot;%2&quot;.</source>
        <translation>%1 では「%2」の説明を変更できません。</translation>
    </message>
    <message numerus="yes">
        <source>the time must be %n minutes ahead at least</source>
        <translation>
            <numerusform>時刻は少なくとも%n分後でなければなりません</numerusform>
        </translation>
    </message>
    <message>
        <source>goes out in %1</source>
        <translation>%1後に投稿</translation>
    </message>
    <message numerus="yes">
        <source>The last %n posts of a thread</source>
        <translation>
            <numerusform>スレッドの残り %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A thread of %n posts</source>
        <translation>
            <numerusform>%n 件のスレッド</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending picture %1 of %2 · %3 %</source>
        <extracomment>A file&apos;s number, how many there are, how much of it was sent</extracomment>
        <translation>画像を送信中 %1/%2 · %3 %</translation>
    </message>
    <message>
        <source>Sending the picture · %3 %</source>
        <translation>画像を送信中 · %3 %</translation>
    </message>
    <message>
        <source>Sending film %1 of %2 · %3 %</source>
        <translation>動画を送信中 %1/%2 · %3 %</translation>
    </message>
    <message>
        <source>Sending the film · %3 %</source>
        <translation>動画を送信中 · %3 %</translation>
    </message>
    <message>
        <source>Sending file %1 of %2 · %3 %</source>
        <translation>ファイルを送信中 %1/%2 · %3 %</translation>
    </message>
    <message>
        <source>Sending the file · %3 %</source>
        <translation>ファイルを送信中 · %3 %</translation>
    </message>
    <message numerus="yes">
        <source>Sending the files of %n posts · %1 %</source>
        <translation>
            <numerusform>%n 件の投稿のファイルを送信中 · %1 %</numerusform>
        </translation>
    </message>
    <message>
        <source>Note about %1</source>
        <translation>%1 についてのメモ</translation>
    </message>
    <message>
        <source>What it tells of where it was made cannot be removed here. Make a JPEG of it, or post it from Asterism&apos;s window, which does that by itself.</source>
        <translation>撮影場所などの情報をここでは取り除けません。JPEG に変換するか、自動で取り除く Asterism のウィンドウから投稿してください。</translation>
    </message>
    <message>
        <source>A later edit of the post took its place.</source>
        <translation>この投稿への後の編集に置き換えられました。</translation>
    </message>
    <message>
        <source>Its server may still keep the post until its time, and would post it, too. Take it away there first.</source>
        <translation>この投稿はまだサーバに予約されていて、そちらからも投稿されるかもしれません。先にサーバから取り下げてください。</translation>
    </message>
    <message>
        <source>The old post could not be deleted, so that both would be there: %1 Try its deletion again in the outbox, or take that out of the outbox to post this one beside it.</source>
        <translation>元の投稿を削除できなかったため、両方が残ってしまいます: %1 送信箱で削除をやり直すか、その削除を送信箱から取り除いてからこちらも投稿してください。</translation>
    </message>
    <message>
        <source>Waits until the old post is deleted, which could not be done so far.</source>
        <translation>元の投稿の削除を待っています。まだ削除できていません。</translation>
    </message>
    <message>
        <source>The old post was not deleted, so that both would be there. Try again to post this one beside it.</source>
        <translation>元の投稿は削除されなかったため、両方が残ることになります。それでも投稿するには再試行してください。</translation>
    </message>
    <message>
        <source>The author of the quoted post does not let @%1 quote it.</source>
        <translation>引用元の作成者は@%1による引用を許可していません。</translation>
    </message>
    <message>
        <source>not sent · %1</source>
        <translation>送信されません · %1</translation>
    </message>
    <message>
        <source>It is damaged, so that what it tells of where it was made cannot be removed. Save it anew with another program.</source>
        <translation>ファイルが壊れているため、撮影場所などの情報を取り除けません。ほかのプログラムで保存し直してください。</translation>
    </message>
    <message>
        <source>It was taken out, but it may have been done already.</source>
        <translation>取り出しましたが、すでに実行されている可能性があります。</translation>
    </message>
    <message>
        <source>%1 no longer has one of the files, and there is no copy of it here. Edit the post, take the file out and add it anew.</source>
        <translation>%1 にはファイルの 1 つがもうなく、ここにもコピーがありません。投稿を編集し、そのファイルを外して付け直してください。</translation>
    </message>
    <message>
        <source>It is not known whether the old post was deleted. Look before you try again: both may be there then.</source>
        <translation>元の投稿が削除されたかどうかわかりません。両方が残ることがあるので、確かめてから再試行してください。</translation>
    </message>
    <message>
        <source>It was taken out, but it may have been done already; what you wrote is among the drafts.</source>
        <translation>取り出しましたが、すでに実行されたかもしれません。書いた内容は下書きにあります。</translation>
    </message>
    <message>
        <source>It was taken out; what you wrote is among the drafts.</source>
        <translation>取り出しました。書いた内容は下書きにあります。</translation>
    </message>
</context>
<context>
    <name>OutboxButton</name>
    <message>
        <source>What waits and what failed: %1</source>
        <translation>送信待ちと失敗: %1</translation>
    </message>
    <message>
        <source>What waits: %1</source>
        <translation>送信待ち: %1</translation>
    </message>
    <message>
        <source>What waits for its time: %1</source>
        <translation>時刻を待っている投稿: %1</translation>
    </message>
</context>
<context>
    <name>OutboxLine</name>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>今すぐ送信</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>取り除く</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>残りを取り消す</translation>
    </message>
</context>
<context>
    <name>OutboxPage</name>
    <message>
        <source>Retry all</source>
        <translation>すべて再試行</translation>
    </message>
    <message>
        <source>Remove all failed</source>
        <translation>失敗をすべて取り除く</translation>
    </message>
    <message>
        <source>Remove all failed but posts</source>
        <translation>投稿以外の失敗をすべて取り除く</translation>
    </message>
    <message>
        <source>What waits and what failed</source>
        <translation>送信待ちと失敗</translation>
    </message>
    <message>
        <source>Nothing waits, and nothing failed.</source>
        <translation>送信待ちも失敗もありません。</translation>
    </message>
</context>
<context>
    <name>Outcomes</name>
    <message>
        <source>blocked</source>
        <translation>ブロックした</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュートした</translation>
    </message>
    <message>
        <source>put into the list</source>
        <translation>リストに追加した</translation>
    </message>
    <message>
        <source>bookmarked</source>
        <translation>ブックマークした</translation>
    </message>
    <message>
        <source>followed</source>
        <translation>フォローした</translation>
    </message>
    <message>
        <source>unblocked</source>
        <translation>ブロックを解除した</translation>
    </message>
    <message>
        <source>unmuted</source>
        <translation>ミュートを解除した</translation>
    </message>
    <message>
        <source>taken out of the list</source>
        <translation>リストから外した</translation>
    </message>
    <message>
        <source>no longer bookmarked</source>
        <translation>ブックマークを外した</translation>
    </message>
    <message>
        <source>unfollowed</source>
        <translation>フォローを外した</translation>
    </message>
    <message>
        <source>put into the clip</source>
        <translation>クリップに入れました</translation>
    </message>
    <message>
        <source>taken out of the clip</source>
        <translation>クリップから外しました</translation>
    </message>
</context>
<context>
    <name>Output</name>
    <message>
        <source>Standard output</source>
        <translation>標準出力</translation>
    </message>
</context>
<context>
    <name>OwnProfile</name>
    <message>
        <source>%1 has %2 characters, and the server takes %3.</source>
        <translation>%1は %2 文字ですが、サーバが受け付けるのは %3 文字までです。</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>The bio</source>
        <translation>自己紹介</translation>
    </message>
    <message>
        <source>The avatar&apos;s description</source>
        <translation>アイコンの説明</translation>
    </message>
    <message>
        <source>The header&apos;s description</source>
        <translation>ヘッダー画像の説明</translation>
    </message>
    <message>
        <source>The location</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>A text</source>
        <translation>文章</translation>
    </message>
    <message>
        <source>The server has no such part of a profile.</source>
        <translation>このサーバのプロフィールにその項目はありません。</translation>
    </message>
    <message>
        <source>The server takes no empty name.</source>
        <translation>このサーバでは名前を空にできません。</translation>
    </message>
    <message>
        <source>The server takes no empty bio.</source>
        <translation>このサーバでは自己紹介を空にできません。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot; has only one half.</source>
        <translation>項目「%1」は名前か内容が欠けています。</translation>
    </message>
    <message>
        <source>The field &quot;%1&quot;</source>
        <translation>項目「%1」</translation>
    </message>
    <message>
        <source>There are %1 fields, and the server takes %2.</source>
        <translation>項目が %1 個ありますが、サーバが受け付けるのは %2 個までです。</translation>
    </message>
    <message>
        <source>The server keeps one field at least.</source>
        <translation>このサーバでは項目を少なくとも 1 つ残す必要があります。</translation>
    </message>
    <message>
        <source>Two fields are called &quot;%1&quot;, and the server keeps one of them.</source>
        <translation>「%1」という項目が 2 つありますが、サーバに残るのは 1 つだけです。</translation>
    </message>
    <message>
        <source>The birthday is no day; write it like 1999-05-04.</source>
        <translation>誕生日が日付になっていません。1999-05-04 のように書いてください。</translation>
    </message>
    <message>
        <source>The server has no such visibility of posts.</source>
        <translation>このサーバにその公開範囲はありません。</translation>
    </message>
    <message>
        <source>The server takes no picture away, it only takes another one.</source>
        <translation>このサーバでは画像を削除できません。別の画像に替えることだけができます。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no picture.</source>
        <translation>「%1」は画像ではありません。</translation>
    </message>
    <message>
        <source>profiles cannot be changed there by a program like this</source>
        <translation>このようなプログラムからはプロフィールを変更できません</translation>
    </message>
</context>
<context>
    <name>OwnProfileCommand</name>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>Saving at %1 …</source>
        <translation>%1 に保存しています…</translation>
    </message>
</context>
<context>
    <name>OwnProfileForm</name>
    <message>
        <source>Header</source>
        <translation>ヘッダー画像</translation>
    </message>
    <message>
        <source>Avatar</source>
        <translation>アイコン</translation>
    </message>
    <message>
        <source>Description of the avatar</source>
        <translation>アイコンの説明</translation>
    </message>
    <message>
        <source>Description of the header</source>
        <translation>ヘッダー画像の説明</translation>
    </message>
    <message>
        <source>Display name</source>
        <translation>表示名</translation>
    </message>
    <message>
        <source>Bio</source>
        <translation>自己紹介</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>補足情報</translation>
    </message>
    <message>
        <source>Add a field</source>
        <translation>項目を追加</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>誕生日</translation>
    </message>
    <message>
        <source>New posts, where nothing else is said, are</source>
        <translation>指定がないとき、新しい投稿の公開範囲は</translation>
    </message>
    <message>
        <source>Language of new posts (like ja)</source>
        <translation>新しい投稿の言語(例: ja)</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>Unlisted</source>
        <translation>未収載</translation>
    </message>
    <message>
        <source>Followers only</source>
        <translation>フォロワーのみ</translation>
    </message>
    <message>
        <source>Only whom they name</source>
        <translation>指定した相手のみ</translation>
    </message>
    <message>
        <source>This server only</source>
        <translation>このサーバのみ</translation>
    </message>
</context>
<context>
    <name>OwnProfilePage</name>
    <message>
        <source>Only files of this computer can be taken.</source>
        <translation>このコンピュータのファイルだけを使えます。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no picture.</source>
        <translation>「%1」は画像ではありません。</translation>
    </message>
</context>
<context>
    <name>OwnProfileSheet</name>
    <message>
        <source>Asking the server…</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>What you typed before is here again; it was never saved.</source>
        <translation>以前に入力して保存していない内容を元に戻しました。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存しています…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>PartBox</name>
    <message>
        <source>What is on your mind?</source>
        <translation>いまなにしてる?</translation>
    </message>
    <message>
        <source>And then?</source>
        <translation>それから?</translation>
    </message>
    <message>
        <source>Text of post %1 of %2</source>
        <translation>%2 件中 %1 番目の投稿の本文</translation>
    </message>
    <message>
        <source>Text of the post</source>
        <translation>投稿の本文</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>a post of a thread</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>残り %1 文字</translation>
    </message>
    <message>
        <source>Take post %1 away</source>
        <translation>%1 番目の投稿を外す</translation>
    </message>
</context>
<context>
    <name>PartsColumn</name>
    <message>
        <source>+ Another post</source>
        <translation>+ 続きの投稿</translation>
    </message>
    <message>
        <source>Add another post below, as an answer to this one</source>
        <translation>この下に、続きの投稿を返信として加える</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source>For good only, by their servers: %1</source>
        <translation>サーバの都合で無期限になります: %1</translation>
    </message>
    <message>
        <source>Boosts are always shown, by their servers: %1</source>
        <translation>サーバの都合でブーストは常に表示されます: %1</translation>
    </message>
    <message>
        <source>Not told of new posts, by their servers: %1</source>
        <translation>サーバの都合で新しい投稿のお知らせはありません: %1</translation>
    </message>
    <message>
        <source>All languages, by their servers: %1</source>
        <translation>サーバの都合ですべての言語になります: %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>ブロック解除</translation>
    </message>
    <message>
        <source>Unfollow</source>
        <translation>フォロー解除</translation>
    </message>
    <message>
        <source>Cancel the request</source>
        <translation>申請を取り消す</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>It is being sent.</source>
        <translation>送信中です。</translation>
    </message>
    <message>
        <source>follows</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>without boosts</source>
        <translation>ブーストなし</translation>
    </message>
    <message>
        <source>told of new posts</source>
        <translation>新しい投稿のお知らせあり</translation>
    </message>
    <message>
        <source>only %1</source>
        <translation>%1 のみ</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>申請中</translation>
    </message>
    <message>
        <source>they follow back</source>
        <translation>相互フォロー</translation>
    </message>
    <message>
        <source>they follow</source>
        <translation>フォローされています</translation>
    </message>
    <message>
        <source>they ask to follow</source>
        <translation>相手がフォロー申請中</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>their server is blocked</source>
        <translation>サーバごとブロック</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>muted, notifications too</source>
        <translation>ミュート (通知も)</translation>
    </message>
    <message>
        <source>does not follow</source>
        <translation>フォローしていません</translation>
    </message>
    <message>
        <source>this is you</source>
        <translation>あなた自身</translation>
    </message>
    <message>
        <source>asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>%1 does not know them yet</source>
        <translation>%1 はまだこの人を知りません</translation>
    </message>
    <message>
        <source>%1 does not tell that</source>
        <translation>%1 はそれを教えません</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>ミュート解除</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Remove as follower</source>
        <translation>フォロワーから外す</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>通報</translation>
    </message>
    <message>
        <source>Block the server</source>
        <translation>サーバをブロック</translation>
    </message>
    <message>
        <source>Unblock the server</source>
        <translation>サーバのブロックを解除</translation>
    </message>
    <message>
        <source>Follow the hashtag</source>
        <translation>ハッシュタグをフォロー</translation>
    </message>
    <message>
        <source>Unfollow the hashtag</source>
        <translation>ハッシュタグのフォローを解除</translation>
    </message>
    <message>
        <source>It does not follow them.</source>
        <translation>このアカウントはフォローしていません。</translation>
    </message>
    <message>
        <source>It follows them already, or has asked to.</source>
        <translation>すでにフォローしているか、申請しています。</translation>
    </message>
    <message>
        <source>It does not mute them.</source>
        <translation>ミュートしていません。</translation>
    </message>
    <message>
        <source>It blocks them already.</source>
        <translation>すでにブロックしています。</translation>
    </message>
    <message>
        <source>It does not block them.</source>
        <translation>ブロックしていません。</translation>
    </message>
    <message>
        <source>They do not follow it.</source>
        <translation>相手はこのアカウントをフォローしていません。</translation>
    </message>
    <message>
        <source>They did not ask to follow it.</source>
        <translation>相手からのフォロー申請はありません。</translation>
    </message>
    <message>
        <source>It blocks that server already.</source>
        <translation>そのサーバはすでにブロックしています。</translation>
    </message>
    <message>
        <source>It does not block that server.</source>
        <translation>そのサーバはブロックしていません。</translation>
    </message>
    <message>
        <source>It is this account&apos;s own server.</source>
        <translation>このアカウント自身のサーバです。</translation>
    </message>
    <message>
        <source>It is this very account.</source>
        <translation>このアカウント自身です。</translation>
    </message>
    <message>
        <source>How %1 is followed</source>
        <translation>%1 のフォローのしかた</translation>
    </message>
    <message>
        <source>Follow %1</source>
        <translation>%1 をフォロー</translation>
    </message>
    <message>
        <source>Unfollow %1</source>
        <translation>%1 のフォローを解除</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>%1 をミュート</translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <translation>%1 のミュートを解除</translation>
    </message>
    <message>
        <source>Block %1</source>
        <translation>%1 をブロック</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 のブロックを解除</translation>
    </message>
    <message>
        <source>Accept %1 as a follower</source>
        <translation>%1 をフォロワーとして承認</translation>
    </message>
    <message>
        <source>Reject %1 as a follower</source>
        <translation>%1 のフォロー申請を拒否</translation>
    </message>
    <message>
        <source>Remove %1 as a follower</source>
        <translation>%1 をフォロワーから外す</translation>
    </message>
    <message>
        <source>Report %1</source>
        <translation>%1 を通報</translation>
    </message>
    <message>
        <source>Block all of %1</source>
        <translation>%1 全体をブロック</translation>
    </message>
    <message>
        <source>Their posts and boosts are hidden from the chosen accounts. They are not told, and can go on following.</source>
        <translation>選んだアカウントには、この人の投稿とブーストが表示されなくなります。相手には知らされず、フォローも続けられます。</translation>
    </message>
    <message>
        <source>The chosen accounts and they no longer see each other, and follows between them end.</source>
        <translation>選んだアカウントと相手はお互いに見えなくなり、双方のフォローは解除されます。</translation>
    </message>
    <message>
        <source>They no longer follow the chosen accounts, and are not told. They can follow again.</source>
        <translation>相手は選んだアカウントのフォロワーではなくなります。相手には知らされず、もう一度フォローすることはできます。</translation>
    </message>
    <message>
        <source>The moderators of your own server read it.</source>
        <translation>自分のサーバのモデレータが読みます。</translation>
    </message>
    <message>
        <source>Everybody on %1 is hidden from the chosen accounts. Most servers also end all follows between these accounts and %1; unblocking does not bring them back.</source>
        <translation>選んだアカウントには %1 の人がだれも表示されなくなります。ほとんどのサーバでは、これらのアカウントと %1 との間のフォローもすべて解除されます。ブロックを解除しても元には戻りません。</translation>
    </message>
    <message>
        <source>Public posts with this hashtag come into the home of the chosen accounts.</source>
        <translation>このハッシュタグのついた公開投稿が、選んだアカウントのホームに届きます。</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message numerus="yes">
        <source>Change for %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントで変更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Follow from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでフォロー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unfollow from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでフォロー解除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mute from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでミュート</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unmute from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでミュート解除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Block from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでブロック</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Unblock from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントでブロック解除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Accept for %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントで承認</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject for %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントで拒否</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントから外す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Report from %n accounts</source>
        <translation>
            <numerusform>%n 個のアカウントで通報</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking %1 for its rules…</source>
        <translation>%1 にルールを問い合わせています…</translation>
    </message>
    <message>
        <source>%1 tells no rules: there the report is about something else.</source>
        <translation>%1 はルールを知らせていません。そこへは「その他」として通報されます。</translation>
    </message>
    <message>
        <source>follows it</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>does not follow it</source>
        <translation>フォローしていません</translation>
    </message>
    <message>
        <source>Unfollow #%1 as %2</source>
        <translation>%2 で #%1 のフォローを解除</translation>
    </message>
    <message>
        <source>Follow #%1 as %2</source>
        <translation>%2 で #%1 をフォロー</translation>
    </message>
    <message>
        <source>It follows it already.</source>
        <translation>すでにフォローしています。</translation>
    </message>
    <message>
        <source>It does not follow it.</source>
        <translation>フォローしていません。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>メモ</translation>
    </message>
    <message>
        <source>It is not known yet what it noted.</source>
        <translation>何がメモされているか、まだ分かりません。</translation>
    </message>
</context>
<context>
    <name>PeopleAdder</name>
    <message>
        <source>Stopping: who is being looked for just now is waited for…</source>
        <translation>中止しています。いま探している人の分だけ待っています…</translation>
    </message>
    <message>
        <source>Asking the server … %L1 people</source>
        <translation>サーバに問い合わせ中… %L1 人</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L2 人中 %L1 人</translation>
    </message>
    <message>
        <source>%L1 not added</source>
        <translation>%L1 人は追加できず</translation>
    </message>
    <message>
        <source>%L1 added</source>
        <translation>%L1 人を追加</translation>
    </message>
    <message>
        <source>%L1 already in it</source>
        <translation>%L1 人はすでに登録済み</translation>
    </message>
    <message numerus="yes">
        <source>This file is of %n lists (%1). Where do its people go?</source>
        <translation>
            <numerusform>このファイルには %n 個のリストがあります(%1)。どこに追加しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled before anybody looked for them.</source>
        <translation>探し始める前に中止しました。</translation>
    </message>
    <message>
        <source>There are more; at most %L1 are taken.</source>
        <translation>まだいますが、取り込むのは %L1 人までです。</translation>
    </message>
    <message>
        <source>A collection&apos;s address ends in /collections/ and a number.</source>
        <translation>コレクションのアドレスは「/collections/番号」で終わります。</translation>
    </message>
</context>
<context>
    <name>PeopleFromMenu</name>
    <message>
        <source>A CSV file…</source>
        <translation>CSV ファイル…</translation>
    </message>
    <message>
        <source>A collection…</source>
        <translation>コレクション…</translation>
    </message>
</context>
<context>
    <name>PeopleSources</name>
    <message>
        <source>Everybody whom @%1 follows</source>
        <translation>@%1 がフォローしている全員</translation>
    </message>
    <message>
        <source>The list “%1” of @%2</source>
        <translation>@%2 のリスト「%1」</translation>
    </message>
</context>
<context>
    <name>PersonActions</name>
    <message>
        <source>There is no account yet.</source>
        <translation>アカウントがまだありません。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>PersonListsPage</name>
    <message>
        <source>Lists of Asterism&apos;s: nobody is followed or told</source>
        <translation>Asterism のリスト(フォローも通知もされません)</translation>
    </message>
    <message>
        <source>Find a list</source>
        <translation>リストを探す</translation>
    </message>
    <message>
        <source>No list is called that.</source>
        <translation>その名前のリストはありません。</translation>
    </message>
    <message>
        <source>There is no list yet.</source>
        <translation>リストはまだありません。</translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>新しいリスト…</translation>
    </message>
    <message>
        <source>A new list</source>
        <translation>新しいリスト</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Create and add</source>
        <translation>作って追加</translation>
    </message>
    <message>
        <source>Asking the servers of your accounts…</source>
        <translation>アカウントのサーバに問い合わせています…</translation>
    </message>
</context>
<context>
    <name>PersonMenu</name>
    <message>
        <source>Accept as a follower…</source>
        <translation>フォロワーとして承認…</translation>
    </message>
    <message>
        <source>Reject as a follower…</source>
        <translation>フォロー申請を拒否…</translation>
    </message>
    <message>
        <source>Follow from…</source>
        <translation>フォローするアカウントを選ぶ…</translation>
    </message>
    <message>
        <source>Unfollow from…</source>
        <translation>フォローを解除するアカウントを選ぶ…</translation>
    </message>
    <message>
        <source>Boosts, notices, languages…</source>
        <translation>ブースト・お知らせ・言語…</translation>
    </message>
    <message>
        <source>Mute…</source>
        <translation>ミュート…</translation>
    </message>
    <message>
        <source>Unmute…</source>
        <translation>ミュート解除…</translation>
    </message>
    <message>
        <source>Remove as a follower…</source>
        <translation>フォロワーから外す…</translation>
    </message>
    <message>
        <source>Block from all my accounts…</source>
        <translation>すべてのアカウントからブロック…</translation>
    </message>
    <message>
        <source>Unblock…</source>
        <translation>ブロック解除…</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>通報…</translation>
    </message>
    <message>
        <source>Block all of %1…</source>
        <translation>%1 全体をブロック…</translation>
    </message>
    <message>
        <source>Unblock %1…</source>
        <translation>%1 のブロックを解除…</translation>
    </message>
    <message>
        <source>Edit profile…</source>
        <translation>プロフィールを編集…</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>image</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>animation</source>
        <translation>アニメーション</translation>
    </message>
    <message>
        <source>video</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>attachment</source>
        <translation>添付ファイル</translation>
    </message>
    <message>
        <source>public</source>
        <translation>公開</translation>
    </message>
    <message>
        <source>unlisted</source>
        <translation>未収載</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>ダイレクト</translation>
    </message>
    <message>
        <source>local</source>
        <translation>ローカルのみ</translation>
    </message>
    <message>
        <source>followers only</source>
        <translation>フォロワー限定</translation>
    </message>
    <message>
        <source>own account</source>
        <translation>自分のアカウント</translation>
    </message>
    <message>
        <source>feed</source>
        <translation>フィード</translation>
    </message>
    <message>
        <source>outbox</source>
        <translation>アウトボックス</translation>
    </message>
    <message>
        <source>via %1</source>
        <translation>%1 経由</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読めません</translation>
    </message>
</context>
<context>
    <name>PictureChooser</name>
    <message>
        <source>Pictures, films and sounds (%1)</source>
        <translation>画像・動画・音声 (%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>ファイルを添付</translation>
    </message>
</context>
<context>
    <name>PictureStage</name>
    <message>
        <source>The picture cannot be loaded just now.</source>
        <translation>画像をいま読み込めません。</translation>
    </message>
    <message>
        <source>The server&apos;s smaller copy</source>
        <translation>サーバの縮小版</translation>
    </message>
</context>
<context>
    <name>PinnedPart</name>
    <message>
        <source>Show only the first pinned post</source>
        <translation>最初の固定投稿だけを表示</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n pinned posts</source>
        <translation>
            <numerusform>固定された投稿を%n件すべて表示</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>line %1: %2</source>
        <translation>%1行目: %2</translation>
    </message>
    <message>
        <source>line %1 says what line %2 says</source>
        <translation>%1行目は%2行目と同じ内容です</translation>
    </message>
    <message>
        <source>This is the account itself; nobody blocks themselves.</source>
        <translation>このアカウント自身です。自分をブロックすることはできません。</translation>
    </message>
    <message>
        <source>This is the account itself; nobody mutes themselves.</source>
        <translation>このアカウント自身です。自分をミュートすることはできません。</translation>
    </message>
    <message>
        <source>This is the account itself; nobody follows themselves.</source>
        <translation>このアカウント自身です。自分をフォローすることはできません。</translation>
    </message>
    <message>
        <source>asked already</source>
        <translation>すでにフォローを申請しています</translation>
    </message>
</context>
<context>
    <name>PlusChip</name>
    <message>
        <source>Another reaction</source>
        <translation>別のリアクション</translation>
    </message>
</context>
<context>
    <name>PollBox</name>
    <message>
        <source>Poll</source>
        <translation>アンケート</translation>
    </message>
    <message>
        <source>Add a choice</source>
        <translation>選択肢を加える</translation>
    </message>
    <message numerus="yes">
        <source>%n choices at most</source>
        <translation>
            <numerusform>選択肢は %n 個まで</numerusform>
        </translation>
    </message>
    <message>
        <source>How long it runs</source>
        <translation>アンケートの期間</translation>
    </message>
    <message>
        <source>Remove the poll</source>
        <translation>アンケートを外す</translation>
    </message>
    <message>
        <source>Several choices may be taken</source>
        <translation>複数選べる</translation>
    </message>
    <message>
        <source>Hide how it stands until it ends</source>
        <translation>終わるまで結果を隠す</translation>
    </message>
    <message>
        <source>An edit leaves the poll as it is, at this server.</source>
        <translation>このサーバでは、編集してもアンケートは変わりません。</translation>
    </message>
</context>
<context>
    <name>PollChoice</name>
    <message>
        <source>Choice %1</source>
        <translation>選択肢 %1</translation>
    </message>
    <message>
        <source>%1 characters left</source>
        <translation>残り %1 文字</translation>
    </message>
    <message>
        <source>Take choice %1 away</source>
        <translation>選択肢 %1 を外す</translation>
    </message>
</context>
<context>
    <name>PollEditor</name>
    <message>
        <source>for ever</source>
        <translation>無期限</translation>
    </message>
    <message>
        <source>A poll needs two choices at least.</source>
        <translation>アンケートには選択肢が 2 つ以上必要です。</translation>
    </message>
    <message numerus="yes">
        <source>A poll has %n choices at most here.</source>
        <translation>
            <numerusform>ここでは選択肢は %n 個までです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A choice of a poll has %n characters at most here.</source>
        <translation>
            <numerusform>ここでは選択肢は %n 文字までです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Two choices of the poll are the same.</source>
        <translation>同じ選択肢が 2 つあります。</translation>
    </message>
    <message>
        <source>A poll runs from %1 to %2 here.</source>
        <translation>ここではアンケートの期間は %1から%2までです。</translation>
    </message>
</context>
<context>
    <name>PollPart</name>
    <message>
        <source>Vote as %1</source>
        <translation>%1 として投票</translation>
    </message>
    <message>
        <source>Back to the choices</source>
        <translation>選択肢に戻る</translation>
    </message>
    <message>
        <source>Show the results</source>
        <translation>結果を見る</translation>
    </message>
    <message>
        <source>your vote is not sent yet</source>
        <translation>投票は未送信です</translation>
    </message>
    <message>
        <source>Vote as…</source>
        <translation>別のアカウントで投票…</translation>
    </message>
    <message>
        <source>Vote as another account…</source>
        <translation>別のアカウントで投票…</translation>
    </message>
</context>
<context>
    <name>PostListView</name>
    <message>
        <source>Posts</source>
        <translation>投稿</translation>
    </message>
</context>
<context>
    <name>PostPanel</name>
    <message>
        <source>The post</source>
        <translation>投稿</translation>
    </message>
</context>
<context>
    <name>PostRow</name>
    <message>
        <source>answers %1</source>
        <translation>%1 への返信</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>固定された投稿</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未読</translation>
    </message>
</context>
<context>
    <name>PostRules</name>
    <message>
        <source>it has %3 characters, and %1 takes %4; shorten it, or go on in a further post (--then)</source>
        <translation>%3 文字ありますが、%1 では %4 文字までです。短くするか、続きの投稿 (--then) に分けてください</translation>
    </message>
    <message>
        <source>the --alt of &quot;%2&quot; has %3 characters, and %1 takes %4; shorten it</source>
        <translation>「%2」の --alt は %3 文字ありますが、%1 では %4 文字までです。短くしてください</translation>
    </message>
    <message>
        <source>%1 takes new posts only with files; --media adds one</source>
        <translation>%1 の新しい投稿にはファイルが必要です。--media で付けてください</translation>
    </message>
    <message>
        <source>%1 takes no files; leave out --media</source>
        <translation>%1 ではファイルを付けられません。--media を外してください</translation>
    </message>
    <message>
        <source>%1 takes no files with a quote; leave out --media or --quote</source>
        <translation>%1 では引用にファイルを付けられません。--media か --quote を外してください</translation>
    </message>
    <message>
        <source>it has %3 files, and %1 takes %4; put the others into a further post (--then)</source>
        <translation>ファイルが %3 個ありますが、%1 では %4 個までです。残りは続きの投稿 (--then) に入れてください</translation>
    </message>
    <message>
        <source>%1 takes a poll or files, not both; put one of them into a further post (--then)</source>
        <translation>%1 ではアンケートとファイルを一緒にできません。どちらかを続きの投稿 (--then) に入れてください</translation>
    </message>
    <message>
        <source>%1 takes no poll with a quote; leave out --poll or --quote</source>
        <translation>%1 では引用にアンケートを付けられません。--poll か --quote を外してください</translation>
    </message>
    <message>
        <source>%1 takes no poll without a text</source>
        <translation>%1 では本文のないアンケートはできません</translation>
    </message>
    <message>
        <source>on %1 a poll is for everybody, and answers nobody</source>
        <translation>%1 ではアンケートは全員に公開され、返信にはできません</translation>
    </message>
    <message>
        <source>its poll has %3 choices, and %1 takes %4</source>
        <translation>アンケートの選択肢が %3 個ありますが、%1 では %4 個までです</translation>
    </message>
    <message>
        <source>the choice &quot;%2&quot; has %3 characters, and %1 takes %4; shorten it</source>
        <translation>選択肢「%2」は %3 文字ありますが、%1 では %4 文字までです。短くしてください</translation>
    </message>
    <message>
        <source>polls on %1 run from %3 to %4; --poll-for says how long</source>
        <translation>%1 のアンケートの期間は %3 から %4 までです。--poll-for で指定してください</translation>
    </message>
    <message>
        <source>%1 takes no polls; leave out --poll</source>
        <translation>%1 ではアンケートを作れません。--poll を外してください</translation>
    </message>
    <message>
        <source>everybody sees the votes of a poll on %1; leave out --poll-hide</source>
        <translation>%1 ではアンケートの票数が常に見えます。--poll-hide を外してください</translation>
    </message>
    <message>
        <source>%1 takes no posts for its own people alone</source>
        <translation>%1 ではサーバ内だけの投稿はできません</translation>
    </message>
    <message>
        <source>what stays on %1 is for everybody there; leave out --visibility</source>
        <translation>%1 のサーバ内だけの投稿は、そこの全員に公開されます。--visibility を外してください</translation>
    </message>
    <message>
        <source>%1 does not read texts as %2; --format can be one of these: %3</source>
        <translation>%1 は本文を %2 として読みません。--format に使えるもの: %3</translation>
    </message>
    <message>
        <source>%1 does not read texts as %2, but as %3; leave out --format</source>
        <translation>%1 は本文を %2 ではなく %3 として読みます。--format を外してください</translation>
    </message>
    <message>
        <source>%1 takes no content warnings; leave out --cw</source>
        <translation>%1 では注意書きを付けられません。--cw を外してください</translation>
    </message>
    <message>
        <source>%1 keeps nothing of --focus.</source>
        <translation>%1 は --focus を保存しません。</translation>
    </message>
    <message>
        <source>%1 keeps no language of posts.</source>
        <translation>%1 は投稿の言語を保存しません。</translation>
    </message>
    <message>
        <source>its content warning has %3 characters, and %1 takes %4; shorten --cw</source>
        <translation>閲覧注意の文が%3文字あります。%1で使えるのは%4文字までです。--cwを短くしてください</translation>
    </message>
    <message>
        <source>%1 lets nobody choose who may quote a post; leave out --quotes</source>
        <translation>%1 では投稿を引用できる人を選べません。--quotes を外してください</translation>
    </message>
    <message>
        <source>on %1 nobody else quotes what only some people see; leave out --quotes</source>
        <translation>%1 では一部の人だけに見える投稿をほかの人は引用できません。--quotes を外してください</translation>
    </message>
    <message>
        <source>%1 takes no files like &quot;%2&quot;; leave it out</source>
        <translation>%1 は「%2」のようなファイルを受け付けません。外してください</translation>
    </message>
    <message>
        <source>&quot;%2&quot; has %3 bytes, and %1 takes films and sounds of %4; make it smaller</source>
        <translation>「%2」は %3 バイトで、%1 が受け付ける動画と音声は %4 バイトまでです。小さくしてください</translation>
    </message>
    <message>
        <source>&quot;%2&quot; has %3 bytes, and %1 takes moving pictures of %4; make it smaller</source>
        <translation>「%2」は %3 バイトで、%1 が受け付ける動く画像は %4 バイトまでです。小さくしてください</translation>
    </message>
    <message>
        <source>&quot;%2&quot; has %3 pixels, and %1 takes moving pictures of %4; make it smaller</source>
        <translation>「%2」は %3 ピクセルで、%1 が受け付ける動く画像は %4 ピクセルまでです。小さくしてください</translation>
    </message>
</context>
<context>
    <name>PreviewPart</name>
    <message>
        <source>As the server of %1 shows it</source>
        <translation>%1 のサーバでの見え方</translation>
    </message>
    <message>
        <source>Nothing to show yet.</source>
        <translation>まだ何もありません。</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>you have an account there, and its server must be asked for it; sign out first</source>
        <translation>そこにアカウントがあり、そのサーバへの接続が必要です。先にログアウトしてください</translation>
    </message>
    <message>
        <source>there are too many such hosts already</source>
        <translation>そのようなホストがもう多すぎます</translation>
    </message>
    <message>
        <source>one of your own servers would be asked through it; sign in first</source>
        <translation>あなたのサーバのひとつに問い合わせて確認します。先にログインしてください</translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>No proxy is used.</source>
        <translation>プロキシは使いません。</translation>
    </message>
    <message>
        <source>The proxy is used from now on.</source>
        <translation>今からプロキシを使います。</translation>
    </message>
    <message>
        <source>It reaches %1.</source>
        <translation>%1 に届きます。</translation>
    </message>
</context>
<context>
    <name>PrivacySheet</name>
    <message>
        <source>Hosts that were asked within 30 days</source>
        <translation>30 日以内に接続したホスト</translation>
    </message>
    <message>
        <source>Search, or name another host</source>
        <translation>検索、またはほかのホスト名</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>一覧を読み直す</translation>
    </message>
    <message>
        <source>Never contact %1 directly</source>
        <translation>%1 に直接接続しない</translation>
    </message>
    <message>
        <source>No such host was asked.</source>
        <translation>そのようなホストには接続していません。</translation>
    </message>
    <message>
        <source>No host was asked yet.</source>
        <translation>まだどのホストにも接続していません。</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Looking for %1 …</source>
        <translation>%1 を探しています…</translation>
    </message>
    <message>
        <source>What follows is what was seen before.</source>
        <translation>以下は、前に読んだ内容です。</translation>
    </message>
    <message>
        <source>Note of @%1: %2</source>
        <translation>@%1 のメモ: %2</translation>
    </message>
    <message>
        <source>As @%1 sees them; it may be incomplete.</source>
        <translation>@%1 から見た内容です。すべてではないかもしれません。</translation>
    </message>
</context>
<context>
    <name>ProfileFieldRow</name>
    <message>
        <source>Field %1</source>
        <translation>項目 %1</translation>
    </message>
    <message>
        <source>Name of field %1</source>
        <translation>項目 %1 の名前</translation>
    </message>
    <message>
        <source>Move field %1 up</source>
        <translation>項目 %1 を上へ</translation>
    </message>
    <message>
        <source>Move field %1 down</source>
        <translation>項目 %1 を下へ</translation>
    </message>
    <message>
        <source>Take field %1 away</source>
        <translation>項目 %1 を取り除く</translation>
    </message>
    <message>
        <source>Value of field %1</source>
        <translation>項目 %1 の内容</translation>
    </message>
</context>
<context>
    <name>ProfileHead</name>
    <message>
        <source>Open in the browser</source>
        <translation>ブラウザで開く</translation>
    </message>
    <message>
        <source>Reading their posts…</source>
        <translation>投稿を読んでいます…</translation>
    </message>
    <message>
        <source>No posts to show.</source>
        <translation>表示できる投稿はありません。</translation>
    </message>
    <message>
        <source>Add to lists…</source>
        <translation>リストに追加…</translation>
    </message>
    <message>
        <source>No pictures yet.</source>
        <translation>まだ画像がありません。</translation>
    </message>
    <message>
        <source>What your accounts can do about them</source>
        <translation>この人に対してアカウントからできること</translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message numerus="yes">
        <source>%Ln posts</source>
        <translation>
            <numerusform>%Ln 投稿</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln following</source>
        <translation>
            <numerusform>%Ln フォロー</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln followers</source>
        <translation>
            <numerusform>%Ln フォロワー</numerusform>
        </translation>
    </message>
    <message>
        <source>bot</source>
        <translation>ボット</translation>
    </message>
    <message>
        <source>group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>approves followers</source>
        <translation>フォロー承認制</translation>
    </message>
    <message>
        <source>suspended</source>
        <translation>凍結中</translation>
    </message>
    <message>
        <source>limited</source>
        <translation>制限中</translation>
    </message>
    <message>
        <source>following</source>
        <translation>フォロー中</translation>
    </message>
    <message>
        <source>followers</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>Told by %1 itself</source>
        <translation>%1 自身からの情報</translation>
    </message>
    <message>
        <source>As @%1 sees it</source>
        <translation>@%1 から見た内容</translation>
    </message>
    <message>
        <source>As @%1 sees it; it may be incomplete</source>
        <translation>@%1 から見た内容。すべてではないかもしれません</translation>
    </message>
</context>
<context>
    <name>ProfilePicture</name>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>画像を選ぶ…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>元のままにする</translation>
    </message>
    <message>
        <source>This system has no dialog for files. Drop the picture here.</source>
        <translation>このシステムにはファイルを選ぶ画面がありません。画像をここにドロップしてください。</translation>
    </message>
</context>
<context>
    <name>ProfilePictureChooser</name>
    <message>
        <source>Pictures (%1)</source>
        <translation>画像(%1)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル(*)</translation>
    </message>
</context>
<context>
    <name>ProfileSwitches</name>
    <message>
        <source>Ask me before somebody follows me</source>
        <translation>フォローを承認制にする</translation>
    </message>
    <message>
        <source>This is an automated account</source>
        <translation>これは自動で動くアカウントです</translation>
    </message>
    <message>
        <source>Suggest me to others</source>
        <translation>ほかの人におすすめされるようにする</translation>
    </message>
    <message>
        <source>Let my public posts be found by words</source>
        <translation>公開投稿を検索の対象にする</translation>
    </message>
    <message>
        <source>Hide whom I follow and who follows me</source>
        <translation>フォローとフォロワーを隠す</translation>
    </message>
    <message>
        <source>Mark the media of new posts as sensitive</source>
        <translation>新しい投稿のメディアを閲覧注意にする</translation>
    </message>
</context>
<context>
    <name>ProfileView</name>
    <message>
        <source>Profile</source>
        <translation>プロフィール</translation>
    </message>
</context>
<context>
    <name>Protocol</name>
    <message>
        <source>no fediverse server answers there</source>
        <translation>Fediverse のサーバから応答がありません</translation>
    </message>
    <message>
        <source>that is no web page</source>
        <translation>Web ページではありません</translation>
    </message>
    <message>
        <source>a web page came instead of a feed</source>
        <translation>フィードではなく Web ページが返ってきました</translation>
    </message>
    <message>
        <source>that is no feed</source>
        <translation>フィードではありません</translation>
    </message>
    <message>
        <source>its host-meta names no WebFinger</source>
        <translation>host-meta に WebFinger の記載がありません</translation>
    </message>
    <message>
        <source>a web page came instead of data</source>
        <translation>データではなく Web ページが返ってきました</translation>
    </message>
    <message>
        <source>the answer is empty or broken</source>
        <translation>応答が空か、壊れています</translation>
    </message>
    <message>
        <source>the answer has an unknown form</source>
        <translation>応答の形式が不明です</translation>
    </message>
    <message>
        <source>the person must be looked up there first</source>
        <translation>先にそのサーバでこの人を調べる必要があります</translation>
    </message>
    <message>
        <source>no server keeps this timeline</source>
        <translation>このタイムラインを持つサーバはありません</translation>
    </message>
    <message>
        <source>this server keeps no lists</source>
        <translation>このサーバにはリストの機能がありません</translation>
    </message>
    <message>
        <source>this server cannot look up a handle</source>
        <translation>このサーバではハンドルを調べられません</translation>
    </message>
    <message>
        <source>the server tells no address for this person</source>
        <translation>サーバがこの人のアドレスを教えてくれません</translation>
    </message>
    <message>
        <source>its host-meta leads nowhere</source>
        <translation>host-meta の指す先がありません</translation>
    </message>
    <message>
        <source>that is no actor</source>
        <translation>アクターではありません</translation>
    </message>
    <message>
        <source>it describes an actor of another host</source>
        <translation>別のホストのアクターです</translation>
    </message>
    <message>
        <source>its id lies elsewhere</source>
        <translation>ID が別のホストのものです</translation>
    </message>
    <message>
        <source>it is no post</source>
        <translation>投稿ではありません</translation>
    </message>
    <message>
        <source>it has no author of this host</source>
        <translation>このホストの投稿者がいません</translation>
    </message>
    <message>
        <source>it has no readable date</source>
        <translation>日時を読み取れません</translation>
    </message>
    <message>
        <source>not public</source>
        <translation>公開されていません</translation>
    </message>
    <message>
        <source>an id of another host</source>
        <translation>別のホストの ID です</translation>
    </message>
    <message>
        <source>that is no outbox of this person</source>
        <translation>この人のアウトボックスではありません</translation>
    </message>
    <message>
        <source>account without id or acct</source>
        <translation>アカウントに id または acct がありません</translation>
    </message>
    <message>
        <source>no thread in the answer</source>
        <translation>応答に会話が含まれていません</translation>
    </message>
    <message>
        <source>no search result in the answer</source>
        <translation>応答に検索結果が含まれていません</translation>
    </message>
    <message>
        <source>a notification without an id</source>
        <translation>ID のない通知</translation>
    </message>
    <message>
        <source>a delete without an id</source>
        <translation>ID のない削除の知らせ</translation>
    </message>
    <message>
        <source>a stream message that is no JSON</source>
        <translation>JSON でないストリームのメッセージ</translation>
    </message>
    <message>
        <source>a stream message without an event</source>
        <translation>イベントのないストリームのメッセージ</translation>
    </message>
    <message>
        <source>this server keeps no filters</source>
        <translation>このサーバはフィルターを扱いません</translation>
    </message>
    <message>
        <source>this server keeps no history of edits</source>
        <translation>このサーバは編集履歴を残しません</translation>
    </message>
    <message>
        <source>this server does not keep how far home was read</source>
        <translation>このサーバはホームの既読位置を記録しません</translation>
    </message>
    <message>
        <source>this server cannot be asked about so many people at once</source>
        <translation>このサーバには一度にこれほど多くの人を問い合わせできません</translation>
    </message>
    <message>
        <source>no collection in the answer</source>
        <translation>応答にコレクションがありません</translation>
    </message>
    <message>
        <source>that is not what this person has pinned</source>
        <translation>これはこの人が固定した投稿の一覧ではありません</translation>
    </message>
    <message>
        <source>it does not tell what is pinned</source>
        <translation>何が固定されているかを教えません</translation>
    </message>
    <message>
        <source>this server does not tell that</source>
        <translation>このサーバはそれを知らせません</translation>
    </message>
    <message>
        <source>this server has no such call</source>
        <translation>このサーバにはその操作がありません</translation>
    </message>
    <message>
        <source>this server keeps no such timeline</source>
        <translation>このサーバにこのタイムラインはありません</translation>
    </message>
    <message>
        <source>the posts are shown only to people who are signed in</source>
        <translation>投稿はログインした人だけに公開されています</translation>
    </message>
    <message>
        <source>the post is not shown to everybody</source>
        <translation>この投稿は全員には公開されていません</translation>
    </message>
    <message>
        <source>this server does not tell in which lists somebody is</source>
        <translation>このサーバは、ある人がどのリストに入っているかを教えません</translation>
    </message>
    <message>
        <source>that is the account itself</source>
        <translation>それはこのアカウント自身です</translation>
    </message>
    <message>
        <source>they block the account</source>
        <translation>相手がこのアカウントをブロックしています</translation>
    </message>
    <message>
        <source>the account blocks them</source>
        <translation>このアカウントが相手をブロックしています</translation>
    </message>
    <message>
        <source>the list is full</source>
        <translation>リストはいっぱいです</translation>
    </message>
    <message>
        <source>the account has as many lists as it may</source>
        <translation>このアカウントが持てるリストの数に達しています</translation>
    </message>
    <message>
        <source>the account has moved and may not do this any more</source>
        <translation>このアカウントは引っ越し済みで、この操作はもうできません</translation>
    </message>
    <message>
        <source>so many have boosted it since that the account&apos;s boost cannot be found: delete it on the account&apos;s page</source>
        <translation>その後に多くの人がブーストしたため、このアカウントのブーストが見つかりません。アカウントのページで削除してください</translation>
    </message>
    <message>
        <source>this server does not have that emoji</source>
        <translation>このサーバにはその絵文字がありません</translation>
    </message>
    <message>
        <source>there is nothing in the post</source>
        <translation>投稿に中身がありません</translation>
    </message>
    <message>
        <source>this server changes only posts with a text</source>
        <translation>このサーバで変更できるのは本文のある投稿だけです</translation>
    </message>
    <message>
        <source>the server takes no reports about who runs it</source>
        <translation>このサーバは運営者についての通報を受け付けません</translation>
    </message>
    <message>
        <source>the post is not for everybody, so it cannot be boosted</source>
        <translation>この投稿は全体に公開されていないため、ブーストできません</translation>
    </message>
    <message>
        <source>a boost cannot be boosted</source>
        <translation>ブーストをブーストすることはできません</translation>
    </message>
    <message>
        <source>the post may not be boosted outside its channel</source>
        <translation>この投稿はチャンネルの外へブーストできません</translation>
    </message>
    <message>
        <source>a boost cannot be answered with an emoji</source>
        <translation>ブーストにはリアクションできません</translation>
    </message>
    <message>
        <source>the poll is over</source>
        <translation>投票は終了しています</translation>
    </message>
    <message>
        <source>the account has pinned as many posts as it may</source>
        <translation>このアカウントはこれ以上投稿をピン留めできません</translation>
    </message>
    <message>
        <source>a boost cannot be answered</source>
        <translation>ブーストには返信できません</translation>
    </message>
    <message>
        <source>the post that it answers is not shown to the account</source>
        <translation>返信先の投稿はこのアカウントには表示されません</translation>
    </message>
    <message>
        <source>what answers a direct post must be direct, too</source>
        <translation>ダイレクト投稿への返信はダイレクトでなければなりません</translation>
    </message>
    <message>
        <source>the server does not allow one of its words</source>
        <translation>サーバが禁止している言葉が含まれています</translation>
    </message>
    <message>
        <source>it names too many people</source>
        <translation>メンションが多すぎます</translation>
    </message>
    <message>
        <source>the server does not let the account quote</source>
        <translation>サーバがこのアカウントに引用を許可していません</translation>
    </message>
    <message>
        <source>a file of it is not at the server any more</source>
        <translation>添付ファイルがサーバにもうありません</translation>
    </message>
    <message>
        <source>it has too many files</source>
        <translation>ファイルが多すぎます</translation>
    </message>
    <message>
        <source>the text is too long for this server</source>
        <translation>このサーバには本文が長すぎます</translation>
    </message>
    <message>
        <source>the warning is too long for this server</source>
        <translation>このサーバには警告文が長すぎます</translation>
    </message>
    <message>
        <source>the server does not let the account do this</source>
        <translation>サーバがこのアカウントにこの操作を許可していません</translation>
    </message>
    <message>
        <source>Asterism was not allowed this when the account signed in: sign in again</source>
        <translation>サインイン時に Asterism にはこの操作が許可されていません。もう一度サインインしてください</translation>
    </message>
    <message>
        <source>the report does not say what is wrong</source>
        <translation>通報に何が問題かが書かれていません</translation>
    </message>
    <message>
        <source>the report is longer than this server takes</source>
        <translation>通報がこのサーバの上限より長くなっています</translation>
    </message>
    <message>
        <source>something is missing that the server must be told</source>
        <translation>サーバに伝えるべきものが足りません</translation>
    </message>
    <message>
        <source>this server has no emoji of its own</source>
        <translation>このサーバには独自の絵文字がありません</translation>
    </message>
    <message>
        <source>this server tells no notifications</source>
        <translation>このサーバは通知を提供していません</translation>
    </message>
    <message>
        <source>there is nothing in it</source>
        <translation>中身がありません</translation>
    </message>
    <message>
        <source>this server takes no content warnings</source>
        <translation>このサーバは閲覧注意を受け付けません</translation>
    </message>
    <message>
        <source>this server takes new posts only with pictures</source>
        <translation>このサーバは画像のない新規投稿を受け付けません</translation>
    </message>
    <message>
        <source>this server takes no posts that quote</source>
        <translation>このサーバは引用投稿を受け付けません</translation>
    </message>
    <message>
        <source>this server keeps no posts for itself</source>
        <translation>このサーバにはサーバ内限定の投稿がありません</translation>
    </message>
    <message>
        <source>the post that it is about must be looked up there first</source>
        <translation>対象の投稿を先にそのサーバで探す必要があります</translation>
    </message>
    <message>
        <source>this server changes no posts</source>
        <translation>このサーバは投稿を編集できません</translation>
    </message>
    <message>
        <source>there must be a few words to search for</source>
        <translation>検索する言葉を入力してください(長すぎるものは不可)</translation>
    </message>
    <message>
        <source>this server does not search for that</source>
        <translation>このサーバではそれを検索できません</translation>
    </message>
    <message>
        <source>no poll in the answer</source>
        <translation>応答に投票がありません</translation>
    </message>
    <message>
        <source>this server does not let the account search posts</source>
        <translation>このサーバはこのアカウントに投稿の検索を許可していません</translation>
    </message>
    <message>
        <source>this server does not let accounts follow hashtags</source>
        <translation>このサーバではハッシュタグをフォローできません</translation>
    </message>
    <message>
        <source>this server takes no files</source>
        <translation>このサーバはファイルを受け付けません</translation>
    </message>
    <message>
        <source>this server takes no files of the type %1</source>
        <translation>このサーバは %1 形式のファイルを受け付けません</translation>
    </message>
    <message>
        <source>the file has %1 MB, and this server takes %2 MB</source>
        <translation>ファイルは %1 MB ですが、このサーバの上限は %2 MB です</translation>
    </message>
    <message>
        <source>the file is too large for this server</source>
        <translation>このサーバにはファイルが大きすぎます</translation>
    </message>
    <message>
        <source>this server does not take the file (%1)</source>
        <translation>このサーバはこのファイルを受け付けません(%1)</translation>
    </message>
    <message>
        <source>there is no such file on this server</source>
        <translation>このサーバにそのファイルはありません</translation>
    </message>
    <message>
        <source>this server does not describe anew what a post has already</source>
        <translation>このサーバでは、投稿済みのファイルの説明を変更できません</translation>
    </message>
    <message>
        <source>a poll needs a text there</source>
        <translation>このサーバでは、アンケートに本文が必要です</translation>
    </message>
    <message>
        <source>its files must be sent there first</source>
        <translation>先にファイルを送信する必要があります</translation>
    </message>
    <message>
        <source>this server takes no polls</source>
        <translation>このサーバはアンケートを受け付けません</translation>
    </message>
    <message>
        <source>a poll needs two choices, and words in each</source>
        <translation>アンケートには、言葉の入った選択肢が2つ以上必要です</translation>
    </message>
    <message>
        <source>this server takes a poll or files, not both</source>
        <translation>このサーバでは、アンケートとファイルを一緒に投稿できません</translation>
    </message>
    <message>
        <source>on this server a poll is for everybody, and answers nobody</source>
        <translation>このサーバでは、アンケートは必ず公開され、返信にはできません</translation>
    </message>
    <message>
        <source>on this server a post that quotes has neither files nor a poll</source>
        <translation>このサーバでは、引用にファイルやアンケートを付けられません</translation>
    </message>
    <message>
        <source>this server does not keep such a post until its time</source>
        <translation>このサーバは、このような投稿の予約を受け付けません</translation>
    </message>
    <message>
        <source>this server keeps posts for itself only for everybody there</source>
        <translation>このサーバでは、サーバ内限定の投稿はサーバの全員に公開されます</translation>
    </message>
    <message>
        <source>this server keeps no posts until their time</source>
        <translation>このサーバには予約投稿がありません</translation>
    </message>
    <message>
        <source>it was posted at once</source>
        <translation>すぐに投稿されました</translation>
    </message>
    <message>
        <source>reports to this server name no rules</source>
        <translation>このサーバへの通報ではルールを指定できません</translation>
    </message>
    <message>
        <source>this server keeps no post until its time</source>
        <translation>このサーバは予約投稿に対応していません</translation>
    </message>
    <message>
        <source>posted later by this server, more people would see this post</source>
        <translation>このサーバで予約すると、より多くの人に公開されてしまいます</translation>
    </message>
    <message>
        <source>the server does not take the poll out of a post</source>
        <translation>サーバは投稿からアンケートを取り除けません</translation>
    </message>
    <message>
        <source>the server adds no poll to a post that is there</source>
        <translation>サーバは既存の投稿にアンケートを追加できません</translation>
    </message>
    <message>
        <source>its poll is over, and the server changes no such post</source>
        <translation>アンケートが終了しているため、サーバはこの投稿を変更できません</translation>
    </message>
    <message>
        <source>its poll has more choices than the server takes</source>
        <translation>アンケートの選択肢がサーバの上限を超えています</translation>
    </message>
    <message>
        <source>the server does not take such a poll</source>
        <translation>サーバはこのアンケートを受け付けません</translation>
    </message>
    <message>
        <source>the account has no room left for files: delete some on its drive&apos;s page</source>
        <translation>ドライブの空き容量がありません。ドライブのページでファイルを削除してください</translation>
    </message>
    <message>
        <source>the server takes the file for one that it does not allow</source>
        <translation>サーバはこのファイルを許可されない内容と判断しました</translation>
    </message>
    <message>
        <source>the server takes no files of this type</source>
        <translation>サーバはこの種類のファイルを受け付けません</translation>
    </message>
    <message>
        <source>the server does not take the file&apos;s name</source>
        <translation>サーバはこのファイル名を受け付けません</translation>
    </message>
    <message>
        <source>the description is too long for this server</source>
        <translation>このサーバには説明文が長すぎます</translation>
    </message>
    <message>
        <source>as many posts as the account may schedule wait there already</source>
        <translation>予約投稿の数がすでに上限に達しています</translation>
    </message>
    <message>
        <source>the time for the post is over</source>
        <translation>投稿の予約時刻を過ぎています</translation>
    </message>
    <message>
        <source>the account keeps as many drafts there as it may</source>
        <translation>サーバの下書きの数が上限に達しています</translation>
    </message>
    <message>
        <source>this server gives no post that waits another time: take it back and write it anew</source>
        <translation>このサーバでは予約時刻を変更できません。取り消して書き直してください</translation>
    </message>
    <message>
        <source>this server does not keep how far notifications were read</source>
        <translation>このサーバは通知をどこまで読んだかを保存しません</translation>
    </message>
    <message>
        <source>a conversation without an id</source>
        <translation>ID のない会話</translation>
    </message>
    <message>
        <source>this server does not keep which conversations were read</source>
        <translation>このサーバはどの会話を読んだかを保存しません</translation>
    </message>
    <message>
        <source>the server does not take the file for a picture</source>
        <translation>サーバがこのファイルを画像と認めません</translation>
    </message>
    <message>
        <source>the server does not allow a word of the name</source>
        <translation>名前にサーバが許可しない語が含まれています</translation>
    </message>
    <message>
        <source>the server does not let the account change its pictures</source>
        <translation>サーバがこのアカウントの画像変更を許可していません</translation>
    </message>
    <message>
        <source>the name is too long for this server</source>
        <translation>名前がこのサーバには長すぎます</translation>
    </message>
    <message>
        <source>the bio is too long for this server</source>
        <translation>自己紹介がこのサーバには長すぎます</translation>
    </message>
    <message>
        <source>the location is too long for this server</source>
        <translation>場所がこのサーバには長すぎます</translation>
    </message>
    <message>
        <source>the birthday is no day as the server writes it</source>
        <translation>誕生日がサーバの書式に合いません</translation>
    </message>
    <message>
        <source>the server takes no so many fields</source>
        <translation>項目の数がサーバの上限を超えています</translation>
    </message>
    <message>
        <source>that is no list of what answers a post</source>
        <translation>投稿への返信の一覧ではありません</translation>
    </message>
    <message>
        <source>the clip is full</source>
        <translation>クリップがいっぱいです</translation>
    </message>
    <message>
        <source>the account has as many clips as it may</source>
        <translation>このアカウントはこれ以上クリップを作れません</translation>
    </message>
    <message>
        <source>more muted servers than Asterism can keep in order</source>
        <translation>ミュートしたサーバが多すぎて、Asterismでは扱えません</translation>
    </message>
    <message>
        <source>they do not ask to follow the account</source>
        <translation>相手からこのアカウントへのフォローリクエストはありません</translation>
    </message>
    <message>
        <source>this server keeps no notifications back</source>
        <translation>このサーバは通知を保留しません</translation>
    </message>
</context>
<context>
    <name>Proxy</name>
    <message>
        <source>a name and a password would lie there in clear text; use a proxy that asks for none</source>
        <translation>名前とパスワードが平文で残ってしまいます。認証のいらないプロキシを使ってください</translation>
    </message>
    <message>
        <source>a proxy looks like socks5://127.0.0.1:9050 or http://proxy.example:3128</source>
        <translation>プロキシは socks5://127.0.0.1:9050 や http://proxy.example:3128 のように書きます</translation>
    </message>
    <message>
        <source>through the proxy %1</source>
        <translation>プロキシ %1 経由</translation>
    </message>
    <message>
        <source>%2; through the proxy %1</source>
        <translation>%2(プロキシ %1 経由)</translation>
    </message>
</context>
<context>
    <name>ProxyPart</name>
    <message>
        <source>Proxy</source>
        <translation>プロキシ</translation>
    </message>
    <message>
        <source>none; or socks5://127.0.0.1:9050, http://proxy.example:3128</source>
        <translation>なし、または socks5://127.0.0.1:9050、http://proxy.example:3128</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>Use none</source>
        <translation>使わない</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Also for my accounts and the pictures of their servers</source>
        <translation>自分のアカウントとそのサーバの画像にも使う</translation>
    </message>
    <message>
        <source>What is read without an account, and strangers&apos; pictures, goes through it. Where it fails, nothing goes around it.</source>
        <translation>アカウントなしで読むものと、ほかの人の画像はこれを通ります。つながらないときも、迂回はしません。</translation>
    </message>
</context>
<context>
    <name>Purpose</name>
    <message>
        <source>your account there</source>
        <translation>そこにあるあなたのアカウント</translation>
    </message>
    <message>
        <source>public timelines</source>
        <translation>公開タイムライン</translation>
    </message>
    <message>
        <source>people in your lists</source>
        <translation>リストの人</translation>
    </message>
    <message>
        <source>profiles</source>
        <translation>プロフィール</translation>
    </message>
    <message>
        <source>posts and conversations</source>
        <translation>投稿と会話</translation>
    </message>
    <message>
        <source>pictures and media</source>
        <translation>画像とメディア</translation>
    </message>
    <message>
        <source>what software it runs</source>
        <translation>サーバソフトウェアの確認</translation>
    </message>
    <message>
        <source>signing in</source>
        <translation>ログイン</translation>
    </message>
    <message>
        <source>checking the proxy</source>
        <translation>プロキシの確認</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>その他</translation>
    </message>
</context>
<context>
    <name>QuotePart</name>
    <message>
        <source>quoted post</source>
        <translation>引用された投稿</translation>
    </message>
</context>
<context>
    <name>QuotesPill</name>
    <message>
        <source>Who may quote it</source>
        <translation>引用できる人</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Add a column or an account</source>
        <translation>カラムやアカウントを追加</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Keys (?)</source>
        <translation>キー (?)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>A column…</source>
        <translation>カラム…</translation>
    </message>
    <message>
        <source>An account…</source>
        <translation>アカウント…</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続の状態</translation>
    </message>
    <message>
        <source>Move follows</source>
        <translation>フォローの引っ越し</translation>
    </message>
    <message>
        <source>Search (/)</source>
        <translation>検索(/)</translation>
    </message>
    <message>
        <source>Jump to… (Ctrl+K)</source>
        <translation>移動…(Ctrl+K)</translation>
    </message>
</context>
<context>
    <name>RareParts</name>
    <message>
        <source>This is only the beginning: read the rest in the browser</source>
        <translation>ここまでは冒頭だけです。続きはブラウザで読めます</translation>
    </message>
</context>
<context>
    <name>ReactionChip</name>
    <message>
        <source>Undo the reaction by %1</source>
        <translation>%1 のリアクションを取り消す</translation>
    </message>
    <message>
        <source>React as %1</source>
        <translation>%1 としてリアクション</translation>
    </message>
</context>
<context>
    <name>ReactionLine</name>
    <message numerus="yes">
        <source>%n more reactions</source>
        <translation>
            <numerusform>ほか %n 件のリアクション</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentPart</name>
    <message>
        <source>Recent searches</source>
        <translation>最近の検索</translation>
    </message>
    <message>
        <source>Forget them</source>
        <translation>履歴を消す</translation>
    </message>
</context>
<context>
    <name>RefusalLine</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>What the moderators should know</source>
        <translation>モデレータに伝えること</translation>
    </message>
    <message>
        <source>In your own words</source>
        <translation>自由に書いてください</translation>
    </message>
    <message>
        <source>Posts that show it</source>
        <translation>該当する投稿</translation>
    </message>
    <message>
        <source>Send a copy to the moderators of their server</source>
        <translation>相手のサーバのモデレータにも送る</translation>
    </message>
    <message>
        <source>Spam</source>
        <translation>スパム</translation>
    </message>
    <message>
        <source>Against the rules</source>
        <translation>規則違反</translation>
    </message>
    <message>
        <source>Against the law</source>
        <translation>法律違反</translation>
    </message>
    <message>
        <source>Something else</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Which rules were broken</source>
        <translation>どのルールに反しましたか</translation>
    </message>
</context>
<context>
    <name>RequestPart</name>
    <message>
        <source>Accept</source>
        <translation>承認</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1 を承認</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Reject %1</source>
        <translation>%1 を拒否</translation>
    </message>
</context>
<context>
    <name>ReturnPage</name>
    <message>
        <source>Back to Asterism</source>
        <translation>Asterism に戻る</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>サインインしていません</translation>
    </message>
    <message>
        <source>Nothing to see here</source>
        <translation>ここには何もありません</translation>
    </message>
    <message>
        <source>Your server has said yes. Asterism does the rest; this page can be closed.</source>
        <translation>サーバが許可しました。あとは Asterism が行います。このページは閉じてかまいません。</translation>
    </message>
    <message>
        <source>Your server gave Asterism no access. Asterism says why; this page can be closed.</source>
        <translation>サーバは Asterism に許可を与えませんでした。理由は Asterism に表示されます。このページは閉じてかまいません。</translation>
    </message>
    <message>
        <source>This address belongs to a sign-in of Asterism, and this was not its answer. Start from Asterism again.</source>
        <translation>このアドレスは Asterism のサインイン用ですが、その応答ではありませんでした。Asterism からやり直してください。</translation>
    </message>
</context>
<context>
    <name>RowFoot</name>
    <message>
        <source>as %1</source>
        <translation>%1 として</translation>
    </message>
</context>
<context>
    <name>RowMenu</name>
    <message>
        <source>Open the thread</source>
        <translation>スレッドを開く</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 を表示</translation>
    </message>
    <message>
        <source>Open the quoted post</source>
        <translation>引用された投稿を開く</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>ブラウザで開く</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>URL をコピー</translation>
    </message>
    <message>
        <source>What it was before the edits</source>
        <translation>編集前の内容を見る</translation>
    </message>
    <message>
        <source>Add %1 to lists…</source>
        <translation>%1 をリストに追加…</translation>
    </message>
    <message>
        <source>Show all reactions</source>
        <translation>すべてのリアクションを表示</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Undo the boost</source>
        <translation>ブーストを取り消す</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>Boost unlisted</source>
        <translation>未収載でブースト</translation>
    </message>
    <message>
        <source>Boost to followers</source>
        <translation>フォロワーへブースト</translation>
    </message>
    <message>
        <source>Undo the favourite</source>
        <translation>お気に入りを取り消す</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Undo the reaction</source>
        <translation>リアクションを取り消す</translation>
    </message>
    <message>
        <source>React…</source>
        <translation>リアクション…</translation>
    </message>
    <message>
        <source>Undo the bookmark</source>
        <translation>ブックマークを取り消す</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>ブックマーク</translation>
    </message>
    <message>
        <source>Act as another account…</source>
        <translation>別のアカウントで操作…</translation>
    </message>
    <message>
        <source>Mute %1…</source>
        <translation>%1 をミュート…</translation>
    </message>
    <message>
        <source>Block %1…</source>
        <translation>%1 をブロック…</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>本文をコピー</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Unpin from the profile</source>
        <translation>プロフィールへの固定を解除</translation>
    </message>
    <message>
        <source>Pin to the profile</source>
        <translation>プロフィールに固定</translation>
    </message>
    <message>
        <source>Unmute this thread</source>
        <translation>このスレッドのミュートを解除</translation>
    </message>
    <message>
        <source>Mute this thread</source>
        <translation>このスレッドをミュート</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>通報…</translation>
    </message>
    <message>
        <source>Delete and rewrite…</source>
        <translation>削除して書き直す…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>削除…</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Try again what was refused</source>
        <translation>拒否された操作を再試行</translation>
    </message>
    <message>
        <source>Dismiss what was refused</source>
        <translation>拒否された操作を消す</translation>
    </message>
    <message>
        <source>Edit what was refused</source>
        <translation>拒否された内容を編集</translation>
    </message>
    <message>
        <source>Undo %1</source>
        <translation>%1 を取り消す</translation>
    </message>
    <message>
        <source>Mute this thread as…</source>
        <translation>別のアカウントでこのスレッドをミュート…</translation>
    </message>
    <message>
        <source>Boost from several accounts…</source>
        <translation>複数のアカウントでブースト…</translation>
    </message>
</context>
<context>
    <name>Rows</name>
    <message>
        <source>%1 boosted</source>
        <translation>%1がブースト</translation>
    </message>
    <message>
        <source>%1 and %2 boosted</source>
        <translation>%1と%2がブースト</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n more boosted</source>
        <translation>
            <numerusform>%1、%2ほか %n 人がブースト</numerusform>
        </translation>
    </message>
    <message>
        <source>edited</source>
        <translation>編集済み</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>フィルター: %1</translation>
    </message>
    <message>
        <source>%1 missing on %2</source>
        <translation>%2 の %1が欠けています</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n votes</source>
        <translation>
            <numerusform>%n 票</numerusform>
        </translation>
    </message>
    <message>
        <source>ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>%1まで</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>動画</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>now</source>
        <translation>今</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h</source>
        <translation>
            <numerusform>%n 時間</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n d</source>
        <translation>
            <numerusform>%n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Filtered: %1 (by %2)</source>
        <translation>フィルター: %1(%2)</translation>
    </message>
    <message>
        <source>%1 %2, yours</source>
        <translation>%1 %2、自分も</translation>
    </message>
    <message>
        <source>Its author lets only some people reply.</source>
        <translation>返信できる人を投稿者が限っています。</translation>
    </message>
    <message>
        <source>Replies wait for its author&apos;s approval.</source>
        <translation>返信は投稿者の承認待ちになります。</translation>
    </message>
    <message>
        <source>Its author lets only some people boost it.</source>
        <translation>ブーストできる人を投稿者が限っています。</translation>
    </message>
    <message>
        <source>Boosts wait for its author&apos;s approval.</source>
        <translation>ブーストは投稿者の承認待ちになります。</translation>
    </message>
    <message>
        <source>Its author lets only some people favourite it.</source>
        <translation>お気に入りに入れられる人を投稿者が限っています。</translation>
    </message>
    <message>
        <source>Favourites wait for its author&apos;s approval.</source>
        <translation>お気に入りは投稿者の承認待ちになります。</translation>
    </message>
    <message>
        <source>being deleted</source>
        <translation>削除中</translation>
    </message>
    <message>
        <source>being changed</source>
        <translation>編集を送信中</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>相手: %1</translation>
    </message>
    <message numerus="yes">
        <source>with %1 and %n more</source>
        <translation>
            <numerusform>相手: %1 ほか %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n 件のメッセージ</numerusform>
        </translation>
    </message>
    <message>
        <source>unread</source>
        <translation>未読</translation>
    </message>
    <message>
        <source>The quoted post is shown here once its author agrees.</source>
        <translation>引用元の投稿は、作成者が承認するとここに表示されます。</translation>
    </message>
    <message>
        <source>The author of the quoted post did not agree to the quote.</source>
        <translation>引用元の作成者は引用を承認しませんでした。</translation>
    </message>
    <message>
        <source>The author of the quoted post has taken it out of here.</source>
        <translation>引用元の作成者がこの引用を取り消しました。</translation>
    </message>
    <message>
        <source>The quoted post was deleted.</source>
        <translation>引用元の投稿は削除されました。</translation>
    </message>
    <message>
        <source>The quoted post is not for everybody and is not shown here.</source>
        <translation>引用元の投稿は公開範囲が限られているため、ここには表示されません。</translation>
    </message>
    <message>
        <source>The quoted post is by somebody you block.</source>
        <translation>引用元はブロックしている人の投稿です。</translation>
    </message>
    <message>
        <source>The quoted post is from a server you block.</source>
        <translation>引用元はブロックしているサーバの投稿です。</translation>
    </message>
    <message>
        <source>The quoted post is by somebody you mute.</source>
        <translation>引用元はミュートしている人の投稿です。</translation>
    </message>
    <message>
        <source>What is in this channel is boosted and quoted there only.</source>
        <translation>このチャンネルの投稿は、チャンネルの中でしかブーストも引用もできません。</translation>
    </message>
</context>
<context>
    <name>RunFilterLine</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search in the rows</source>
        <translation>行を検索</translation>
    </message>
</context>
<context>
    <name>RunHead</name>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>消す</translation>
    </message>
    <message>
        <source>Remove this import from the list; what it did stays</source>
        <translation>このインポートを一覧から消す(行ったことは残ります)</translation>
    </message>
    <message>
        <source>Cancel the import</source>
        <translation>インポートを中止</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>結果を保存</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV ファイル (*.csv)</translation>
    </message>
</context>
<context>
    <name>RunHeadings</name>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>account</source>
        <translation>アカウント</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>RunNotices</name>
    <message numerus="yes">
        <source>%n imports have ended or stopped</source>
        <translation>
            <numerusform>%n 件のインポートが終了または停止しました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2 is done</source>
        <translation>%1 → %2 が終わりました</translation>
    </message>
    <message>
        <source>%1 → %2 has stopped</source>
        <translation>%1 → %2 が止まりました</translation>
    </message>
</context>
<context>
    <name>RunPane</name>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Try %L1 again</source>
        <translation>%L1 件を再試行</translation>
    </message>
    <message numerus="yes">
        <source>%n rows have not been done yet and will not be. What was done stays.</source>
        <translation>
            <numerusform>残りの %n 行は行われません。済んだものはそのままです。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved in %1</source>
        <translation>
            <numerusform>%1 に %n 行を保存しました</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunRowLine</name>
    <message>
        <source>Line %1</source>
        <translation>%1 行目</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Try %1 again</source>
        <translation>%1 を再試行</translation>
    </message>
</context>
<context>
    <name>RunRowsView</name>
    <message>
        <source>Rows of the import</source>
        <translation>インポートの行</translation>
    </message>
    <message>
        <source>No row is like that.</source>
        <translation>当てはまる行はありません。</translation>
    </message>
</context>
<context>
    <name>Runs</name>
    <message>
        <source>not compared yet</source>
        <translation>未照合</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>送信中</translation>
    </message>
    <message>
        <source>nobody of that name, so far</source>
        <translation>今のところ見つからない</translation>
    </message>
    <message>
        <source>server does not answer</source>
        <translation>サーバが応答しない</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>boosts on</source>
        <translation>ブースト表示</translation>
    </message>
    <message>
        <source>boosts off</source>
        <translation>ブースト非表示</translation>
    </message>
    <message>
        <source>notify on</source>
        <translation>通知オン</translation>
    </message>
    <message>
        <source>notify off</source>
        <translation>通知オフ</translation>
    </message>
    <message>
        <source>notifications hidden</source>
        <translation>通知を隠す</translation>
    </message>
    <message>
        <source>notifications shown</source>
        <translation>通知を表示</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>未定</translation>
    </message>
    <message>
        <source>Follows</source>
        <translation>フォロー</translation>
    </message>
    <message>
        <source>Followers</source>
        <translation>フォロワー</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Mutes</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Blocked servers</source>
        <translation>ブロックしたサーバ</translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <translation>ブックマーク</translation>
    </message>
    <message>
        <source>Followed hashtags</source>
        <translation>フォロー中のハッシュタグ</translation>
    </message>
    <message>
        <source>Put %L1 into lists</source>
        <translation>%L1 人をリストに入れる</translation>
    </message>
    <message>
        <source>Block %L1</source>
        <translation>%L1 件をブロック</translation>
    </message>
    <message>
        <source>Mute %L1</source>
        <translation>%L1 人をミュート</translation>
    </message>
    <message>
        <source>Bookmark %L1</source>
        <translation>%L1 件をブックマーク</translation>
    </message>
    <message>
        <source>Follow %L1</source>
        <translation>%L1 件をフォロー</translation>
    </message>
    <message>
        <source>Take %L1 out of lists</source>
        <translation>%L1 人をリストから外す</translation>
    </message>
    <message>
        <source>Unblock %L1</source>
        <translation>%L1 件のブロックを解除</translation>
    </message>
    <message>
        <source>Unmute %L1</source>
        <translation>%L1 人のミュートを解除</translation>
    </message>
    <message>
        <source>Take %L1 bookmarks away</source>
        <translation>ブックマーク %L1 件を外す</translation>
    </message>
    <message>
        <source>Unfollow %L1</source>
        <translation>%L1 件のフォローを外す</translation>
    </message>
    <message>
        <source>requested</source>
        <translation>申請中</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>登録済み</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>引っ越し</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>見つからず</translation>
    </message>
    <message>
        <source>server gone</source>
        <translation>サーバがない</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>読めない</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>approves followers by hand</source>
        <translation>フォローは承認制</translation>
    </message>
    <message>
        <source>moved to @%1</source>
        <translation>@%1 へ引っ越し</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>about %L1 min</source>
        <translation>約 %L1 分</translation>
    </message>
    <message>
        <source>about %L1 h</source>
        <translation>約 %L1 時間</translation>
    </message>
    <message>
        <source>about %L1 days</source>
        <translation>約 %L1 日</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>明日 %1</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <translation>%L2 件中 %L1 件</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>done %1</source>
        <translation>%1 に完了</translation>
    </message>
    <message>
        <source>cancelled %1</source>
        <translation>%1 に中止</translation>
    </message>
    <message>
        <source>goes on at %1</source>
        <translation>%1 に再開</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>1 分に %1 件</translation>
    </message>
    <message>
        <source>next in %L1 s</source>
        <translation>次まで %L1 秒</translation>
    </message>
    <message>
        <source>done about %1</source>
        <translation>%1 ごろ完了</translation>
    </message>
    <message>
        <source>%L1 %2</source>
        <translation>%2 %L1</translation>
    </message>
    <message>
        <source>gone, so far</source>
        <translation>停止または削除済み(今のところ)</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>クリップ</translation>
    </message>
    <message>
        <source>Put %L1 into clips</source>
        <translation>%L1件をクリップに入れる</translation>
    </message>
    <message>
        <source>Take %L1 out of clips</source>
        <translation>%L1件をクリップから外す</translation>
    </message>
</context>
<context>
    <name>RunsView</name>
    <message>
        <source>Imports</source>
        <translation>インポート</translation>
    </message>
</context>
<context>
    <name>Sandbox</name>
    <message>
        <source>The ports from %1 on cannot be had; --port names others. (%2)</source>
        <translation>%1 番からのポートは使えません。--port で別の番号を指定してください。(%2)</translation>
    </message>
    <message>
        <source>The sandbox runs; Ctrl-C ends it.</source>
        <translation>サンドボックスを動かしています。Ctrl-C で終了します。</translation>
    </message>
</context>
<context>
    <name>ScaleRow</name>
    <message>
        <source>Size</source>
        <translation>大きさ</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>小さく</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>大きく</translation>
    </message>
</context>
<context>
    <name>ScheduleBody</name>
    <message>
        <source>When it is posted</source>
        <translation>投稿する日時</translation>
    </message>
    <message>
        <source>Set the time</source>
        <translation>この時刻にする</translation>
    </message>
    <message>
        <source>Post at once</source>
        <translation>すぐに投稿</translation>
    </message>
</context>
<context>
    <name>SchedulePill</name>
    <message>
        <source>When it is posted</source>
        <translation>投稿する日時</translation>
    </message>
    <message>
        <source>Post it later</source>
        <translation>あとで投稿</translation>
    </message>
</context>
<context>
    <name>ScheduledLine</name>
    <message>
        <source>Its server is being told…</source>
        <translation>サーバに伝えています…</translation>
    </message>
    <message>
        <source>Another time</source>
        <translation>時刻を変更</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Delete it, with its text?</source>
        <translation>本文ごと削除しますか?</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>残す</translation>
    </message>
</context>
<context>
    <name>ScheduledPart</name>
    <message>
        <source>Scheduled</source>
        <translation>予約投稿</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>もう一度問い合わせる</translation>
    </message>
    <message>
        <source>Asking the servers of your accounts…</source>
        <translation>アカウントのサーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Nothing is scheduled.</source>
        <translation>予約投稿はありません。</translation>
    </message>
</context>
<context>
    <name>ScheduledPosts</name>
    <message>
        <source>This post waits there no longer: it was posted, or taken away by another program.</source>
        <translation>この投稿はもう待機していません。投稿されたか、ほかのアプリで取り消されました。</translation>
    </message>
    <message>
        <source>It does not wait any longer.</source>
        <translation>もう待機していません。</translation>
    </message>
    <message>
        <source>A reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>A new post</source>
        <translation>新しい投稿</translation>
    </message>
    <message>
        <source>Kept by %1 until then.</source>
        <translation>それまで %1 が保管します。</translation>
    </message>
    <message>
        <source>It waits on this computer; Asterism must be running then.</source>
        <translation>このコンピューターで待ちます。その時刻に Asterism が動いている必要があります。</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Nothing that was seen holds these words.</source>
        <translation>これまでに読んだ投稿には見つかりませんでした。</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>%1 finds nothing.</source>
        <translation>%1 では何も見つかりませんでした。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no search operator that can be understood here; it was looked for as words.</source>
        <translation>「%1」はここでは使えない検索演算子のため、言葉として探しました。</translation>
    </message>
    <message>
        <source>there are no words that a server could look for</source>
        <translation>サーバが探せる言葉がありません</translation>
    </message>
</context>
<context>
    <name>SearchHead</name>
    <message>
        <source>Search, or paste an address or a handle</source>
        <translation>検索(アドレスやハンドルの貼り付けもできます)</translation>
    </message>
    <message>
        <source>Where to search</source>
        <translation>検索する場所</translation>
    </message>
    <message>
        <source>Posts seen here</source>
        <translation>見たことのある投稿</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>ハッシュタグ</translation>
    </message>
    <message>
        <source>On servers</source>
        <translation>サーバで</translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message>
        <source>Open %1</source>
        <translation>%1 を開く</translation>
    </message>
    <message>
        <source>Open the post at %1</source>
        <translation>%1 の投稿を開く</translation>
    </message>
    <message>
        <source>Looked for as words, for there is no such operator: %1</source>
        <translation>次の演算子はないため、言葉として探しました: %1</translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>ハッシュタグ</translation>
    </message>
    <message>
        <source>Search in all that you have seen, offline too. “Quotes” keep words together, a minus leaves a word out.</source>
        <translation>これまでに見たものすべてを、オフラインでも検索できます。“引用符”で囲むと続いた語句として、マイナスを付けるとその語を除いて探します。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>Nothing that you have seen matches.</source>
        <translation>見たことのあるものの中には見つかりません。</translation>
    </message>
</context>
<context>
    <name>SecretFile</name>
    <message>
        <source>it is not a file</source>
        <translation>ファイルではありません</translation>
    </message>
    <message>
        <source>other users of this computer can open it: close it with “chmod 600”, or name another file</source>
        <translation>このコンピュータのほかのユーザも開けます。「chmod 600」で閉じるか、別のファイルを指定してください</translation>
    </message>
    <message>
        <source>it is too large for a file of secrets</source>
        <translation>秘密情報のファイルとしては大きすぎます</translation>
    </message>
    <message>
        <source>it is not a file of secrets</source>
        <translation>秘密情報のファイルではありません</translation>
    </message>
    <message>
        <source>it would become too large</source>
        <translation>ファイルが大きくなりすぎます</translation>
    </message>
</context>
<context>
    <name>ServerFinds</name>
    <message>
        <source>Ask these servers</source>
        <translation>これらのサーバに尋ねる</translation>
    </message>
    <message>
        <source>Posts found: %1</source>
        <translation>投稿: %1</translation>
    </message>
    <message>
        <source>People found: %1</source>
        <translation>人: %1</translation>
    </message>
    <message>
        <source>Hashtags found: %1</source>
        <translation>ハッシュタグ: %1</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人</translation>
    </message>
    <message>
        <source>Hashtags</source>
        <translation>ハッシュタグ</translation>
    </message>
    <message>
        <source>Asking the servers…</source>
        <translation>サーバに尋ねています…</translation>
    </message>
    <message>
        <source>Servers are asked when you press Enter. They learn what you look for.</source>
        <translation>Enter を押すとサーバに尋ねます。何を探しているかはサーバに伝わります。</translation>
    </message>
    <message>
        <source>The servers find nothing of this kind for “%1”.</source>
        <translation>「%1」に合うものはサーバでは見つかりませんでした。</translation>
    </message>
    <message>
        <source>Nobody was asked: “%1” has no words that servers could look for.</source>
        <translation>どのサーバにも尋ねませんでした:「%1」にはサーバが探せる言葉がありません。</translation>
    </message>
</context>
<context>
    <name>ServerListChoices</name>
    <message>
        <source>Lists that %1 keeps for %2</source>
        <translation>%1 にある %2 のリスト</translation>
    </message>
    <message>
        <source>Asking the servers of your accounts…</source>
        <translation>アカウントのサーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Your accounts have none yet.</source>
        <translation>どのアカウントにもまだありません。</translation>
    </message>
    <message>
        <source>Antennas of %1</source>
        <translation>%1 のアンテナ</translation>
    </message>
    <message>
        <source>Channels of %1</source>
        <translation>%1 のチャンネル</translation>
    </message>
    <message>
        <source>Clips of %1</source>
        <translation>%1 のクリップ</translation>
    </message>
</context>
<context>
    <name>ServerPlaceRow</name>
    <message>
        <source>Lists that %1 keeps for %2</source>
        <translation>%1 にある %2 のリスト</translation>
    </message>
    <message>
        <source>Add to a list of Asterism&apos;s</source>
        <translation>Asterism のリストに追加</translation>
    </message>
</context>
<context>
    <name>ServerPlaces</name>
    <message>
        <source>%1 keeps only people whom %2 follows in its lists. Follow them first, or use a list of Asterism&apos;s, which needs no follow.</source>
        <translation>%1 のリストに入れられるのは、%2 がフォローしている人だけです。先にフォローするか、フォローのいらない Asterism のリストを使ってください。</translation>
    </message>
    <message>
        <source>They are in this list now, but %1 shows there only posts of people whom %2 follows. A list of Asterism&apos;s needs no follow.</source>
        <translation>このリストに入りましたが、%1 がそこに表示するのは %2 がフォローしている人の投稿だけです。Asterism のリストならフォローはいりません。</translation>
    </message>
</context>
<context>
    <name>ServersPart</name>
    <message>
        <source>Another server</source>
        <translation>別のサーバ</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバ</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>確かめる</translation>
    </message>
</context>
<context>
    <name>Sessions</name>
    <message>
        <source>its token is not in the keychain or the file of --session-secrets</source>
        <translation>トークンがキーチェーンにも --session-secrets のファイルにもありません</translation>
    </message>
    <message>
        <source>it was signed in for one run of the program</source>
        <translation>サインインは前回の起動中だけのものでした</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高コントラスト</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Motion and keys</source>
        <translation>動きとキー</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>動きを減らす</translation>
    </message>
    <message>
        <source>Single keys, such as j and k</source>
        <translation>j や k など、文字キーだけの操作</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>キーの一覧</translation>
    </message>
    <message>
        <source>Asterism %1 · free software under the GPL, version 3 or later</source>
        <translation>Asterism %1 · GPL バージョン 3 以降のフリーソフトウェア</translation>
    </message>
    <message>
        <source>In the background</source>
        <translation>バックグラウンド</translation>
    </message>
    <message>
        <source>Closing the window keeps Asterism running in the tray</source>
        <translation>ウィンドウを閉じてもトレイで動かし続ける</translation>
    </message>
    <message>
        <source>Other apps</source>
        <translation>ほかのアプリ</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Who is asked, and the proxy…</source>
        <translation>接続先とプロキシ…</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>投稿</translation>
    </message>
    <message>
        <source>Ask before files go out that have no description</source>
        <translation>説明のないファイルを送る前に確認する</translation>
    </message>
    <message>
        <source>Share how far you have read home and notifications with your other apps, through your servers</source>
        <translation>ホームと通知をどこまで読んだかを、サーバを通じてほかのアプリと共有する</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>What the desktop shows, and when…</source>
        <translation>デスクトップに表示する内容と時間帯…</translation>
    </message>
</context>
<context>
    <name>SheetBody</name>
    <message>
        <source>Close (Esc)</source>
        <translation>閉じる (Esc)</translation>
    </message>
</context>
<context>
    <name>Sheets</name>
    <message>
        <source>A new column</source>
        <translation>新しいカラム</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>アカウントを追加</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>Members of the list</source>
        <translation>リストのメンバー</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Keep running in the background?</source>
        <translation>バックグラウンドで動かし続けますか？</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>もう一度サインイン</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>接続の状態</translation>
    </message>
    <message>
        <source>Edit the column</source>
        <translation>カラムの編集</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>プライバシー</translation>
    </message>
    <message>
        <source>Add %1 to lists</source>
        <translation>%1 をリストに追加</translation>
    </message>
    <message>
        <source>What waits and what failed</source>
        <translation>送信待ちと失敗</translation>
    </message>
    <message>
        <source>Follow requests</source>
        <translation>フォロー申請</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>通知</translation>
    </message>
    <message>
        <source>Edit profile</source>
        <translation>プロフィールの編集</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>保留中の通知</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The sign-in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>access was denied in the browser</source>
        <translation>ブラウザで許可されませんでした</translation>
    </message>
    <message>
        <source>nobody came back from the browser</source>
        <translation>ブラウザから戻ってきませんでした</translation>
    </message>
    <message>
        <source>it does not accept the token that it has just given</source>
        <translation>渡したばかりのトークンを受け付けません</translation>
    </message>
    <message>
        <source>nobody has said yes there yet; do that on its page first</source>
        <translation>そこではまだ許可されていません。先にそのページで許可してください</translation>
    </message>
</context>
<context>
    <name>SignInPage</name>
    <message>
        <source>The sign-in has not begun, for its token could not be kept: %1 Unlock or start the system&apos;s keychain (GNOME Keyring, KWallet) and try again, or keep the token until Asterism ends.</source>
        <translation>トークンを保存できないため、サインインを始められませんでした: %1 システムのキーチェーン(GNOME Keyring、KWallet)を起動するかロックを解除してもう一度試すか、Asterism の終了までトークンを保持してください。</translation>
    </message>
    <message>
        <source>Looking for the server…</source>
        <translation>サーバを探しています…</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>Go on in the browser: %1 asks there whether Asterism may.</source>
        <translation>ブラウザで続けてください。%1 が Asterism への許可を尋ねます。</translation>
    </message>
    <message>
        <source>Go on in the browser, and type here the code that %1 shows.</source>
        <translation>ブラウザで続け、%1 が表示するコードをここに入力してください。</translation>
    </message>
    <message>
        <source>%1 has said yes; the account is being added…</source>
        <translation>%1 が許可しました。アカウントを追加しています…</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>サインインしました。</translation>
    </message>
    <message>
        <source>No browser could be started; copy the address and open it yourself.</source>
        <translation>ブラウザを開けませんでした。アドレスをコピーして開いてください。</translation>
    </message>
    <message>
        <source>The browser was signed in as %1, which is added now; but it is %2 that must sign in again. Switch to %2 in the browser and try again.</source>
        <translation>ブラウザでは %1 にサインインしていたため、そちらを追加しました。再サインインが必要なのは %2 です。ブラウザで %2 に切り替えて、もう一度試してください。</translation>
    </message>
    <message>
        <source>%1 is here already and signed in, so nothing was changed. To add another account of that server, first switch to it in the browser.</source>
        <translation>%1 はすでにサインイン済みなので、何も変えていません。同じサーバの別のアカウントを追加するには、先にブラウザでそのアカウントに切り替えてください。</translation>
    </message>
    <message>
        <source>A token that nobody uses now is left there; end it on %1.</source>
        <translation>使われないトークンがそこに残っています。%1 で無効にしてください。</translation>
    </message>
    <message>
        <source>Say yes in the browser: %1 asks there whether Asterism may.</source>
        <translation>ブラウザで許可してください。Asterism を許可するか、%1 がそこで尋ねます。</translation>
    </message>
    <message>
        <source>Say yes in the browser, where %1 asks, and then say so here.</source>
        <translation>%1 が尋ねるブラウザのページで許可し、そのあとここで知らせてください。</translation>
    </message>
</context>
<context>
    <name>SignInStart</name>
    <message>
        <source>Your browser opens, and your server asks you there whether Asterism may. Asterism never sees your password; what it gets instead stays in this computer&apos;s keychain.</source>
        <translation>ブラウザが開き、Asterism に許可してよいかをサーバが尋ねます。Asterism がパスワードを知ることはありません。代わりに受け取るトークンは、このコンピュータのキーチェーンに保存します。</translation>
    </message>
    <message>
        <source>Server, or your handle</source>
        <translation>サーバまたは自分のハンドル</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Go on in the browser</source>
        <translation>ブラウザで続ける</translation>
    </message>
    <message>
        <source>Sign in until Asterism ends</source>
        <translation>Asterism の終了までサインイン</translation>
    </message>
    <message>
        <source>I have a token</source>
        <translation>トークンを持っている</translation>
    </message>
</context>
<context>
    <name>SignInToken</name>
    <message>
        <source>Your server makes a token under Settings → Development → New application (the name differs a little between softwares). It stays in this computer&apos;s keychain.</source>
        <translation>トークンは、サーバの「ユーザー設定 → 開発 → 新規アプリ」で作れます(名前はソフトウェアによって少し違います)。このコンピュータのキーチェーンだけに保存します。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバ</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>トークン</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Add the account</source>
        <translation>アカウントを追加</translation>
    </message>
    <message>
        <source>Sign in through the browser instead</source>
        <translation>代わりにブラウザでサインイン</translation>
    </message>
</context>
<context>
    <name>SignInWait</name>
    <message>
        <source>Asterism asks there for leave to:</source>
        <translation>Asterism が求める許可:</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>もう一度開く</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>URL をコピー</translation>
    </message>
    <message>
        <source>The code that the server shows</source>
        <translation>サーバに表示されたコード</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Use a code instead</source>
        <translation>代わりにコードを使う</translation>
    </message>
    <message>
        <source>I have said yes</source>
        <translation>許可しました</translation>
    </message>
</context>
<context>
    <name>SignOut</name>
    <message>
        <source>Signing out…</source>
        <translation>サインアウトしています…</translation>
    </message>
    <message>
        <source>The account is gone already.</source>
        <translation>このアカウントはもうありません。</translation>
    </message>
    <message>
        <source>Ending the sign-in of %1 at %2…</source>
        <translation>%2 で %1 のサインインを取り消しています…</translation>
    </message>
    <message>
        <source>Its token was ended at %2.</source>
        <translation>トークンは %2 で無効にしました。</translation>
    </message>
    <message>
        <source>%1 is signed out; what was read through it stays.</source>
        <translation>%1 からサインアウトしました。読んだものは残っています。</translation>
    </message>
    <message>
        <source>Deleting what only %1 has seen…</source>
        <translation>%1 だけで見たものを消しています…</translation>
    </message>
    <message>
        <source>%1 is signed out, and what only it has seen is deleted.</source>
        <translation>%1 からサインアウトし、このアカウントだけで見たものを消しました。</translation>
    </message>
    <message>
        <source>%1 is still here: %3</source>
        <translation>%1 からサインアウトできませんでした: %3</translation>
    </message>
    <message>
        <source>%1 is signed out, but what only it has seen could not be deleted: %3</source>
        <translation>%1 からサインアウトしましたが、このアカウントだけで見たものを消せませんでした: %3</translation>
    </message>
</context>
<context>
    <name>SignOutPage</name>
    <message>
        <source>The token of %1 is ended at its server and deleted here. Your lists and columns stay.</source>
        <translation>%1 のトークンをサーバで無効にし、このコンピュータからも消します。リストとカラムは残ります。</translation>
    </message>
    <message>
        <source>Keep what was read through it</source>
        <translation>読んだものを残す</translation>
    </message>
    <message>
        <source>Delete what only this account has seen</source>
        <translation>このアカウントだけで見たものを消す</translation>
    </message>
    <message>
        <source>Posts that nobody else here has seen go from this computer, private ones among them. What other accounts, lists or columns have seen stays.</source>
        <translation>ほかのどこでも見ていない投稿を、限定公開のものも含めてこのコンピュータから消します。ほかのアカウント、リスト、カラムで見たものは残ります。</translation>
    </message>
    <message>
        <source>You can still read and search it on this computer, private posts among it.</source>
        <translation>このコンピュータでは、限定公開の投稿も含めて引き続き読んだり検索したりできます。</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>サインアウト</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>やめる</translation>
    </message>
    <message>
        <source>Open that page</source>
        <translation>そのページを開く</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>SingleInstance</name>
    <message>
        <source>another window on this folder does not answer</source>
        <translation>このフォルダを使う別のウィンドウが応答しません</translation>
    </message>
</context>
<context>
    <name>Snapshot</name>
    <message>
        <source>The picture could not be written to %1.</source>
        <translation>画像を %1 に書き出せませんでした。</translation>
    </message>
</context>
<context>
    <name>Source</name>
    <message>
        <source>not a source</source>
        <translation>ソースではありません</translation>
    </message>
</context>
<context>
    <name>SourceField</name>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
</context>
<context>
    <name>Sources</name>
    <message>
        <source>it is none of your accounts; &quot;asterism-cli accounts list&quot; shows them</source>
        <translation>追加済みのアカウントではありません。「asterism-cli accounts list」で一覧を表示できます</translation>
    </message>
    <message>
        <source>%1 has no such list on its server</source>
        <translation>%1 のサーバにこの名前のリストはありません</translation>
    </message>
    <message>
        <source>The list &quot;%1&quot;</source>
        <translation>リスト「%1」</translation>
    </message>
    <message>
        <source>&quot;asterism-cli lists list&quot; shows your lists</source>
        <translation>「asterism-cli lists list」でリストの一覧を表示できます</translation>
    </message>
    <message>
        <source>There is no account yet. To add one: asterism-cli accounts add SERVER --token-stdin</source>
        <translation>アカウントはまだありません。追加するには: asterism-cli accounts add SERVER --token-stdin</translation>
    </message>
    <message>
        <source>(removed account)</source>
        <translation>(外したアカウント)</translation>
    </message>
    <message>
        <source>(removed list)</source>
        <translation>(削除したリスト)</translation>
    </message>
    <message>
        <source>The antenna &quot;%1&quot;</source>
        <translation>アンテナ「%1」</translation>
    </message>
    <message>
        <source>The channel &quot;%1&quot;</source>
        <translation>チャンネル「%1」</translation>
    </message>
    <message>
        <source>The clip &quot;%1&quot;</source>
        <translation>クリップ「%1」</translation>
    </message>
    <message>
        <source>%1 has none of that name on its server</source>
        <translation>%1 のサーバにその名前のものはありません</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(削除済み)</translation>
    </message>
    <message>
        <source>a source is one of: everyone, home[:ACCT], local:HOST, federated:HOST, bubble:HOST, tag:TAG[#TAG][#-TAG]@HOST, list:NAME, user:HANDLE, server-list:NAME@ACCT, antenna:NAME@ACCT, channel:NAME@ACCT, clip:NAME@ACCT, social:ACCT, mentions:ACCT, favourites:ACCT, direct[:ACCT]</source>
        <translation>ソースに指定できるのは everyone・home[:ACCT]・local:HOST・federated:HOST・bubble:HOST・tag:TAG[#TAG][#-TAG]@HOST・list:NAME・user:HANDLE・server-list:NAME@ACCT・antenna:NAME@ACCT・channel:NAME@ACCT・clip:NAME@ACCT・social:ACCT・mentions:ACCT・favourites:ACCT・direct[:ACCT] です</translation>
    </message>
</context>
<context>
    <name>SpokenDeeds</name>
    <message>
        <source>Reply</source>
        <translation>返信</translation>
    </message>
    <message>
        <source>Boost</source>
        <translation>ブースト</translation>
    </message>
    <message>
        <source>React</source>
        <translation>リアクション</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>お気に入り</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>ブックマーク</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>as %1</source>
        <translation>%1 として</translation>
    </message>
</context>
<context>
    <name>StandingRow</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>メモ: %1</translation>
    </message>
    <message>
        <source>Note about them, for %1 alone</source>
        <translation>この人についてのメモ (%1 だけに見えます)</translation>
    </message>
</context>
<context>
    <name>StandingsPart</name>
    <message>
        <source>Follow from several at once…</source>
        <translation>複数のアカウントでまとめてフォロー…</translation>
    </message>
</context>
<context>
    <name>StartFailed</name>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>Store</name>
    <message>
        <source>nothing can be written there</source>
        <translation>書き込めません</translation>
    </message>
    <message>
        <source>written by an older Asterism, and it cannot be brought up to date where nothing can be written</source>
        <translation>古い Asterism のファイルですが、書き込めない場所にあるため更新できません</translation>
    </message>
    <message>
        <source>Nothing can be written to %1 (it is read-only, or the disk is full). What is kept there is shown; nothing new is kept.</source>
        <translation>%1 に書き込めません(読み取り専用か、ディスクがいっぱいです)。保存済みのものを表示しますが、新しいものは保存されません。</translation>
    </message>
    <message>
        <source>The file of accounts and lists was gone. The backup of %1 (%2 hours old) was opened in its place; changes made since then are missing.</source>
        <translation>アカウントとリストのファイルがありませんでした。代わりに %1 のバックアップ(%2 時間前)を開きました。それ以降の変更は失われています。</translation>
    </message>
    <message>
        <source>this account is already here</source>
        <translation>このアカウントは追加済みです</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>ディスクに空きがありません</translation>
    </message>
    <message>
        <source>The file of accounts and lists was damaged. The backup of %1 (%2 hours old) was opened in its place; changes made since then are missing. The damaged file is kept as %3.</source>
        <translation>アカウントとリストのファイルが壊れていたため、%1 のバックアップ(%2 時間前)を開きました。その後の変更は失われています。壊れたファイルは %3 に残してあります。</translation>
    </message>
    <message>
        <source>cannot be moved aside</source>
        <translation>別の場所に移せません</translation>
    </message>
    <message>
        <source>The cache was damaged and has been set aside as %1. Posts are fetched again; accounts, lists and positions are untouched.</source>
        <translation>キャッシュが壊れていたため、%1 に移しました。投稿は読み込み直します。アカウント、リスト、読んだ位置はそのままです。</translation>
    </message>
    <message>
        <source>there is no sound backup; move the file away to start anew</source>
        <translation>正常なバックアップがありません。最初から始めるには、このファイルを移動してください</translation>
    </message>
    <message>
        <source>List “%1”</source>
        <translation>リスト「%1」</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>it needs a name</source>
        <translation>名前が必要です</translation>
    </message>
    <message>
        <source>there is one of that name</source>
        <translation>同じ名前のものがあります</translation>
    </message>
    <message>
        <source>already in this list</source>
        <translation>すでにこのリストに入っています</translation>
    </message>
    <message>
        <source>written by a newer Asterism (format %1, this one knows %2); update Asterism</source>
        <translation>新しい Asterism のファイルです(形式 %1、こちらは %2 まで)。Asterism を更新してください</translation>
    </message>
    <message>
        <source>another program is using this folder; close it and start again to repair</source>
        <translation>別のプログラムがこのフォルダを使っています。修復するには、それを終了してからやり直してください</translation>
    </message>
    <message>
        <source>another program writes it</source>
        <translation>別のプログラムが書き込んでいます</translation>
    </message>
    <message>
        <source>there is no such colour</source>
        <translation>そのような色はありません</translation>
    </message>
    <message>
        <source>a list&apos;s sign is one emoji</source>
        <translation>リストの印は絵文字1つです</translation>
    </message>
    <message>
        <source>it has ended already</source>
        <translation>すでに終わっています</translation>
    </message>
    <message>
        <source>an account is always in step with itself</source>
        <translation>アカウントを自分自身に合わせることはできません</translation>
    </message>
    <message>
        <source>too much is waiting to be sent already</source>
        <translation>送信待ちがすでに多すぎます</translation>
    </message>
</context>
<context>
    <name>Sync</name>
    <message>
        <source>it has no API that Asterism speaks</source>
        <translation>Asterism が対応する API がありません</translation>
    </message>
    <message>
        <source>it names an actor of %1, which does not know this handle</source>
        <translation>%1 のアクターを示していますが、%1 はこのハンドルを知りません</translation>
    </message>
    <message>
        <source>a handle looks like @user@example.org; a profile&apos;s address works too</source>
        <translation>ハンドルは @user@example.org の形で書きます。プロフィールのアドレスも使えます</translation>
    </message>
    <message>
        <source>the stream is open</source>
        <translation>ストリームがつながりました</translation>
    </message>
    <message>
        <source>more came than could be written; reading the timeline instead</source>
        <translation>届く量に書き込みが追いつかないため、タイムラインを読み直します</translation>
    </message>
    <message>
        <source>it sends the posts of other people</source>
        <translation>他の人の投稿を送ってきます</translation>
    </message>
    <message>
        <source>this server does not tell that</source>
        <translation>このサーバはそれを知らせません</translation>
    </message>
    <message>
        <source>the server does not stream this</source>
        <translation>サーバはこれをストリームで流しません</translation>
    </message>
    <message>
        <source>they are followed, but an option of that was refused: %1</source>
        <translation>フォローしましたが、その設定の一部が断られました: %1</translation>
    </message>
    <message>
        <source>this server keeps no such lists</source>
        <translation>このサーバにそのようなリストはありません</translation>
    </message>
    <message>
        <source>its pages never end</source>
        <translation>ページがいつまでも終わりません</translation>
    </message>
    <message>
        <source>this server tells no notifications</source>
        <translation>このサーバは通知を提供していません</translation>
    </message>
    <message>
        <source>to change it, it was taken away first, and then not done again: %1</source>
        <translation>変更するためにいったん解除しましたが、設定し直せませんでした: %1</translation>
    </message>
    <message>
        <source>this server keeps no notifications back</source>
        <translation>このサーバは通知を保留しません</translation>
    </message>
</context>
<context>
    <name>TagFields</name>
    <message>
        <source>Any of these hashtags</source>
        <translation>このハッシュタグのいずれか</translation>
    </message>
    <message>
        <source>All of these (may stay empty)</source>
        <translation>これらをすべて含む(空でもかまいません)</translation>
    </message>
    <message>
        <source>None of these (may stay empty)</source>
        <translation>これらを含まない(空でもかまいません)</translation>
    </message>
</context>
<context>
    <name>TagMenu</name>
    <message>
        <source>Who follows #%1</source>
        <translation>#%1 をフォローしているアカウント</translation>
    </message>
    <message>
        <source>Follow #%1…</source>
        <translation>#%1 をフォロー…</translation>
    </message>
    <message>
        <source>Unfollow #%1…</source>
        <translation>#%1 のフォローを解除…</translation>
    </message>
</context>
<context>
    <name>Terminal</name>
    <message>
        <source>The secret from standard input</source>
        <translation>標準入力の秘密情報</translation>
    </message>
    <message>
        <source>Typing the secret</source>
        <translation>秘密情報の入力</translation>
    </message>
    <message>
        <source>it is too long</source>
        <translation>長すぎます</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>空です</translation>
    </message>
    <message>
        <source>it is not UTF-8 text</source>
        <translation>UTF-8 のテキストではありません</translation>
    </message>
    <message>
        <source>Standard input</source>
        <translation>標準入力</translation>
    </message>
</context>
<context>
    <name>TextMenu</name>
    <message>
        <source>Cut</source>
        <translation>切り取り</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>貼り付け</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>すべて選択</translation>
    </message>
</context>
<context>
    <name>Thread</name>
    <message>
        <source>What follows is what was seen before; there may be more.</source>
        <translation>以下は、前に読んだ内容です。ほかにも投稿があるかもしれません。</translation>
    </message>
    <message>
        <source>give the address of a post, beginning with https://</source>
        <translation>https:// で始まる投稿のアドレスを指定してください</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>Asking other servers …</source>
        <translation>ほかのサーバに問い合わせています…</translation>
    </message>
</context>
<context>
    <name>ThreadOutcome</name>
    <message numerus="yes">
        <source>%n replies came from %1 servers</source>
        <translation>
            <numerusform>%1 台のサーバから返信が %n 件届きました</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replies came from %1</source>
        <translation>
            <numerusform>%1 から返信が %n 件届きました</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 does not show threads to guests</source>
        <translation>%1 はログインしていない人にスレッドを見せません</translation>
    </message>
    <message>
        <source>%1 does not show threads to guests (%2)</source>
        <translation>%1 はログインしていない人にスレッドを見せません(%2)</translation>
    </message>
    <message>
        <source>No more replies can be read</source>
        <translation>これ以上読める返信はありません</translation>
    </message>
    <message numerus="yes">
        <source>%n more servers did not answer</source>
        <translation>
            <numerusform>ほかに %n 台のサーバから答えがありませんでした</numerusform>
        </translation>
    </message>
    <message>
        <source>Timed out, so there may be more</source>
        <translation>時間切れです。まだあるかもしれません</translation>
    </message>
    <message>
        <source>There may be more</source>
        <translation>まだあるかもしれません</translation>
    </message>
</context>
<context>
    <name>ThreadPage</name>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
</context>
<context>
    <name>ThreadRest</name>
    <message numerus="yes">
        <source>%n replies are told, %1 here</source>
        <translation>
            <numerusform>返信は %n 件あるとのことで、ここには %1 件あります</numerusform>
        </translation>
    </message>
    <message>
        <source>No replies are here</source>
        <translation>ここに返信はありません</translation>
    </message>
    <message numerus="yes">
        <source>%n replies are here</source>
        <translation>
            <numerusform>ここに返信が %n 件あります</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking %1 and others for replies…</source>
        <translation>%1 などに返信を問い合わせています…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>もう一度試す</translation>
    </message>
    <message>
        <source>Ask %1 for the rest</source>
        <translation>残りを %1 に問い合わせる</translation>
    </message>
</context>
<context>
    <name>ThreadView</name>
    <message>
        <source>Thread</source>
        <translation>スレッド</translation>
    </message>
    <message>
        <source>Reading the thread…</source>
        <translation>スレッドを読んでいます…</translation>
    </message>
    <message>
        <source>This post cannot be found.</source>
        <translation>この投稿は見つかりません。</translation>
    </message>
</context>
<context>
    <name>TileView</name>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Look further back</source>
        <translation>さらにさかのぼる</translation>
    </message>
</context>
<context>
    <name>Tiles</name>
    <message>
        <source>Sensitive</source>
        <translation>閲覧注意</translation>
    </message>
</context>
<context>
    <name>TimeBody</name>
    <message>
        <source>Another time</source>
        <translation>時刻を変更</translation>
    </message>
    <message>
        <source>Set the time</source>
        <translation>この時刻にする</translation>
    </message>
</context>
<context>
    <name>TimeChoice</name>
    <message>
        <source>tomorrow %1</source>
        <translation>明日 %1</translation>
    </message>
</context>
<context>
    <name>TimeFields</name>
    <message>
        <source>In an hour</source>
        <translation>1 時間後</translation>
    </message>
    <message>
        <source>Tomorrow at nine</source>
        <translation>明日の 9 時</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Write it like this: 2026-12-03 and 9:00.</source>
        <translation>2026-12-03 と 9:00 のように書いてください。</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Asking the servers …</source>
        <translation>サーバに問い合わせています…</translation>
    </message>
    <message>
        <source>Nothing of this was read yet; --refresh asks the servers.</source>
        <translation>まだ何も読み込んでいません。--refresh でサーバから読み込みます。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>読み込んでいます…</translation>
    </message>
</context>
<context>
    <name>TimelinePage</name>
    <message>
        <source>No pictures yet.</source>
        <translation>まだ画像がありません。</translation>
    </message>
</context>
<context>
    <name>ToldLine</name>
    <message>
        <source>See from…</source>
        <translation>見る場所…</translation>
    </message>
</context>
<context>
    <name>TroubleLine</name>
    <message>
        <source>Ask again</source>
        <translation>もう一度</translation>
    </message>
</context>
<context>
    <name>UndoTimes</name>
    <message>
        <source>A post can be taken back before it goes out</source>
        <translation>投稿は、送信前に取り消せます</translation>
    </message>
    <message>
        <source>Not at all</source>
        <translation>取り消さない</translation>
    </message>
    <message>
        <source>5 s</source>
        <translation>5 秒</translation>
    </message>
    <message>
        <source>10 s</source>
        <translation>10 秒</translation>
    </message>
    <message>
        <source>30 s</source>
        <translation>30 秒</translation>
    </message>
</context>
<context>
    <name>ViewerTools</name>
    <message>
        <source>Previous (←)</source>
        <translation>前へ (←)</translation>
    </message>
    <message>
        <source>Next (→)</source>
        <translation>次へ (→)</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>縮小 (-)</translation>
    </message>
    <message>
        <source>The whole picture (0)</source>
        <translation>全体を表示 (0)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>拡大 (+)</translation>
    </message>
    <message>
        <source>Hide the description</source>
        <translation>説明を隠す</translation>
    </message>
    <message>
        <source>Show the description</source>
        <translation>説明を表示</translation>
    </message>
    <message>
        <source>Save the original</source>
        <translation>元のファイルを保存</translation>
    </message>
    <message>
        <source>Open the post in the browser</source>
        <translation>投稿をブラウザで開く</translation>
    </message>
</context>
<context>
    <name>ViewpointMenu</name>
    <message>
        <source>From %1 itself</source>
        <translation>%1 自身から</translation>
    </message>
    <message>
        <source>From their own server</source>
        <translation>本人のサーバから</translation>
    </message>
    <message>
        <source>As %1 sees it</source>
        <translation>%1 から見る</translation>
    </message>
</context>
<context>
    <name>VisibilityMark</name>
    <message>
        <source>only for those it names</source>
        <translation>宛先の人だけ</translation>
    </message>
    <message>
        <source>for followers only</source>
        <translation>フォロワーだけ</translation>
    </message>
    <message>
        <source>on its server only</source>
        <translation>サーバの中だけ</translation>
    </message>
    <message>
        <source>unlisted: public, but in no public timeline</source>
        <translation>未収載: 公開ですが、公開タイムラインには載りません</translation>
    </message>
</context>
<context>
    <name>WarningBox</name>
    <message>
        <source>Hide</source>
        <translation>隠す</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Several places, one sky</source>
        <translation>いくつもの場所を、ひとつの空に</translation>
    </message>
    <message>
        <source>Asterism shows all your corners of the fediverse as one timeline, reads people you do not follow, and keeps what you have seen.</source>
        <translation>Asterism は、フェディバースのあちこちにある自分の居場所を一つのタイムラインにします。フォロー外の人も読めて、見たものは手元に残ります。</translation>
    </message>
    <message>
        <source>Look at the demo</source>
        <translation>デモを見る</translation>
    </message>
    <message>
        <source>An invented fediverse on your own machine, in a window of its own. No account, no network.</source>
        <translation>このコンピュータの中の架空のフェディバースを、別のウィンドウで見られます。アカウントもネットワークも要りません。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>サインイン</translation>
    </message>
    <message>
        <source>With your account on Mastodon, Pleroma, Akkoma, GoToSocial, snac or one of their relatives, through your browser.</source>
        <translation>Mastodon、Pleroma、Akkoma、GoToSocial、snac とその仲間のアカウントに、ブラウザでサインインします。</translation>
    </message>
    <message>
        <source>Server, or your handle</source>
        <translation>サーバまたは自分のハンドル</translation>
    </message>
    <message>
        <source>Read a server as a guest</source>
        <translation>ゲストとしてサーバを読む</translation>
    </message>
    <message>
        <source>Its public posts, without an account, where it allows that.</source>
        <translation>サーバが許していれば、公開の投稿をアカウントなしで読めます。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>サーバ</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>読む</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Another Asterism on this data folder does the reading. This window shows what it brings, and takes over when it ends.</source>
        <translation>このデータフォルダの読み込みは別の Asterism が行っています。このウィンドウはその結果を表示し、それが終了すると引き継ぎます。</translation>
    </message>
    <message>
        <source>No browser could be started; the address is copied.</source>
        <translation>ブラウザを起動できませんでした。アドレスをコピーしました。</translation>
    </message>
    <message>
        <source>Asterism opens web pages only; this address is copied: %1</source>
        <translation>Asterism が開くのはウェブページだけです。このアドレスをコピーしました: %1</translation>
    </message>
    <message>
        <source>The demo could not be started.</source>
        <translation>デモを起動できませんでした。</translation>
    </message>
    <message>
        <source>Your own window could not be started.</source>
        <translation>自分用のウィンドウを開けませんでした。</translation>
    </message>
</context>
<context>
    <name>WindowSignals</name>
    <message>
        <source>Posts and profiles open in a column, and there is none yet.</source>
        <translation>投稿とプロフィールはカラムの中に開きますが、カラムがまだありません。</translation>
    </message>
</context>
<context>
    <name>WriteButton</name>
    <message>
        <source>Write a post (n)</source>
        <translation>投稿を書く (n)</translation>
    </message>
</context>
<context>
    <name>WritersFlow</name>
    <message>
        <source>Post as</source>
        <translation>投稿者</translation>
    </message>
    <message>
        <source>Only one</source>
        <translation>1 つだけ</translation>
    </message>
    <message>
        <source>Several</source>
        <translation>複数</translation>
    </message>
</context>
</TS>
