# Adds tickets with their messages and field values to a test desk, and makes the service account's token.
# Reads {"service": name, "tickets": [...]} from standard input, prints {"token": text, "ids": {key: number}}.
use strict;
use warnings;
use JSON ();
use MIME::Entity;
use RT -init;

my $desk = JSON->new->utf8->decode( do { local $/; <STDIN> } );

sub as_user {
    my ($name) = @_;
    my $user = RT::CurrentUser->new;
    $user->LoadByEmail($name) if $name =~ /@/;
    $user->Load($name) if !$user->id;
    die "There is no user $name.\n" if !$user->id;
    return $user;
}

sub message {
    my ($text) = @_;
    return MIME::Entity->build(
        Type     => 'text/plain',
        Charset  => 'UTF-8',
        Encoding => '8bit',
        Data     => Encode::encode( 'UTF-8', $text ),
    );
}

# Seeded history is written in the name of the person, without mails and other follow-ups of a new message.
sub add_message {
    my ( $ticket, $type, $seeded ) = @_;
    my ( $id, $said, $transaction ) = $ticket->_NewTransaction(
        Type           => $type,
        Data           => $ticket->Subject,
        MIMEObj        => message( $seeded->{text} ),
        ActivateScrips => 0,
    );
    die "Ticket @{[ $ticket->id ]}: $said\n" if !$id;
    $transaction->__Set( Field => 'Creator', Value => as_user( $seeded->{author} )->id );
    $transaction->__Set( Field => 'Created', Value => $seeded->{at} );
}

sub add_field {
    my ( $ticket, $field, $value ) = @_;
    my ( $ok, $said ) =
        $ticket->AddCustomFieldValue( Field => $field, Value => $value, RecordTransaction => 0 );
    die "Ticket @{[ $ticket->id ]}, $field: $said\n" if !$ok;
}

my %ids;
for my $seed ( @{ $desk->{tickets} } ) {
    my $ticket = RT::Ticket->new( RT->SystemUser );
    my ( $id, undef, $error ) = $ticket->Create(
        Queue              => $seed->{queue},
        Subject            => $seed->{subject},
        Requestor          => $seed->{requestor},
        _RecordTransaction => 0,
    );
    die "Ticket $seed->{key}: $error\n" if !$id;
    $ids{ $seed->{key} } = $id;

    my ( $opening, @later ) = @{ $seed->{messages} };
    add_message( $ticket, 'Create', $opening );
    add_message( $ticket, $_->{internal} ? 'Comment' : 'Correspond', $_ ) for @later;
    add_field( $ticket, $_, $seed->{fields}{$_} ) for sort keys %{ $seed->{fields} };
    $ticket->__Set( Field => $_, Value => $seed->{columns}{$_} ) for sort keys %{ $seed->{columns} };
}

my $service = as_user( $desk->{service} );
my ( $ok, $said, $token ) = RT::AuthToken->new( RT->SystemUser )->Create(
    Owner       => $service->id,
    Description => 'Countersign',
);
die "Token: $said\n" if !$ok;

print JSON->new->utf8->canonical->encode( { token => $token, ids => \%ids } );
