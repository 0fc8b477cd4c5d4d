(** Off balance: minimisers, transverse multipliers, cycles, and the Lyapunov function. *)

From Coq Require Import Reals Lra Lia.
From Rigorous Require Import Definitions Lemmas Identities B_balanced C_ellipse.
Local Open Scope R_scope.

Theorem F_jacobian : forall mu u v,
  jacobian (F mu) (u, v) (1 - v ^ 2) (mu - 2 * u * v) (mu - 2 * u * v) (1 - u ^ 2).
Proof. intros mu u v. unfold jacobian, F, w. repeat split; derivative. Qed.

(** * D1. The minimisers u v = mu, and the edge of stability *)

(** Trace and determinant are those of the eigenvalues 1 and 1 - s. *)
Theorem minimisers_fixed : forall mu u v, u * v = mu ->
  let s := u ^ 2 + v ^ 2 in
  F mu (u, v) = (u, v) /\
  exists uu uv vu vv, jacobian (F mu) (u, v) uu uv vu vv /\
    uu + vv = 1 + (1 - s) /\ uu * vv - uv * vu = 1 * (1 - s).
Proof.
  intros mu u v minimal s. split.
  - apply minimisers_are_fixed. unfold w. cbn. lra.
  - exists (1 - v ^ 2), (mu - 2 * u * v), (mu - 2 * u * v), (1 - u ^ 2).
    split; [apply F_jacobian|]. unfold s. rewrite <- minimal. split; ring.
Qed.

Theorem edge_of_stability : forall mu u v, u * v = mu ->
  let s := u ^ 2 + v ^ 2 in 0 < s < 2 -> (1 - s) ^ 2 < 1 /\ -1 < mu < 1.
Proof.
  intros mu u v minimal s range. split; [nra|]. unfold s in range.
  assert (plus := pow2_ge_0 (u + v)). assert (minus := pow2_ge_0 (u - v)). lra.
Qed.

Theorem edge_of_stability_passed : forall mu u v, u * v = mu -> let s := u ^ 2 + v ^ 2 in s >= 2 -> 1 - s <= -1.
Proof. intros mu u v _ s past. lra. Qed.

Theorem stable_minimisers_exist : forall mu,
  (exists u v, u * v = mu /\ 0 < u ^ 2 + v ^ 2 < 2) <-> -1 < mu < 1.
Proof.
  intro mu. split.
  - intros [u [v [minimal range]]]. now apply (edge_of_stability mu u v).
  - intro range. assert (small : Rabs mu < 1) by (apply Rabs_def1; lra). assert (N := Rabs_pos mu).
    destruct (minimiser_of_norm mu (1 + Rabs mu) ltac:(lra)) as [u [v [minimal norm]]].
    exists u, v. split; [exact minimal | lra].
Qed.

Theorem ellipse_meets_minimisers : forall mu u v, u * v = mu -> eps mu (u, v) = 0 ->
  u ^ 2 + v ^ 2 = 4 /\ 1 - (u ^ 2 + v ^ 2) = -3.
Proof.
  intros mu u v minimal on. destruct (quotient_map mu (u, v)) as [_ [_ S]]. cbn [fst snd] in S.
  rewrite on in S. replace (w mu (u, v)) with 0 in S by (unfold w; cbn; lra). lra.
Qed.

(** * D2. Transverse multipliers on the balanced slice *)

(** On u = v = x the derivative has the eigenvalues 1 + mu - 3 x^2 along the slice and 1 + w = 1 - mu + x^2
    across it. *)
Theorem slice_eigenvalues : forall mu x, exists uu uv vu vv, jacobian (F mu) (x, x) uu uv vu vv /\
  uu + uv = 1 + mu - 3 * x ^ 2 /\ vu + vv = 1 + mu - 3 * x ^ 2 /\
  uu - uv = 1 - mu + x ^ 2 /\ vv - vu = 1 - mu + x ^ 2.
Proof.
  intros mu x. exists (1 - x ^ 2), (mu - 2 * x * x), (mu - 2 * x * x), (1 - x ^ 2).
  split; [apply F_jacobian|]. repeat split; ring.
Qed.

Theorem two_cycle_transverse_product : forall mu x, x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  (1 - mu + x ^ 2) * (1 - mu + cubic mu x ^ 2) = 3 - 2 * mu.
Proof.
  intros mu x cycle. destruct (on_two_cycle mu x cycle) as [inverse [circle _]].
  transitivity ((1 - mu) ^ 2 + (1 - mu) * (x ^ 2 + cubic mu x ^ 2) + (x * cubic mu x) ^ 2); [ring|].
  rewrite inverse, circle. ring.
Qed.

Theorem two_cycle_transversely_stable : forall mu, -1 < 3 - 2 * mu < 1 <-> 1 < mu < 2.
Proof. intro mu. split; lra. Qed.

(** Two steps along the slice, by the chain rule. *)
Lemma slice_second_jacobian : forall mu x, let y := cubic mu x in
  let a := 1 - x ^ 2 in let b := mu - 2 * x ^ 2 in let c := 1 - y ^ 2 in let d := mu - 2 * y ^ 2 in
  jacobian (fun z => F mu (F mu z)) (x, x) (a * c + b * d) (a * d + b * c) (a * d + b * c) (a * c + b * d).
Proof. intros mu x. unfold jacobian, F, w, cubic. repeat split; derivative. Qed.

Theorem two_cycle_attracts_in_the_plane : forall mu x, 1 < mu < sqrt 5 - 1 -> x ^ 4 - (1 + mu) * x ^ 2 + 1 = 0 ->
  F mu (F mu (x, x)) = (x, x) /\ F mu (x, x) <> (x, x) /\
  (exists uu uv vu vv, jacobian (fun z => F mu (F mu z)) (x, x) uu uv vu vv /\
    uu + uv = 9 - 2 * (1 + mu) ^ 2 /\ vu + vv = 9 - 2 * (1 + mu) ^ 2 /\
    uu - uv = 3 - 2 * mu /\ vv - vu = 3 - 2 * mu) /\
  (9 - 2 * (1 + mu) ^ 2) ^ 2 < 1 /\ (3 - 2 * mu) ^ 2 < 1.
Proof.
  intros mu x range cycle. destruct (on_two_cycle mu x cycle) as [inverse [circle back]].
  destruct (two_cycle mu x ltac:(lra) cycle) as [_ [moved [_ [_ along]]]].
  split; [now rewrite !balanced_slice_cubic, back|].
  split; [rewrite balanced_slice_cubic; congruence|].
  assert (S := sqrt_sqrt 5 ltac:(lra)). assert (4 < (1 + mu) ^ 2 < 5) by (split; nra). split; [|split; nra].
  assert (Along := uniqueness_limite _ _ _ _ along (derivable_pt_lim_comp _ _ _ _ _
    (cubic_derivative mu x) (cubic_derivative mu (cubic mu x)))).
  assert (Across := two_cycle_transverse_product mu x cycle).
  do 4 eexists. split; [apply slice_second_jacobian|]. cbv zeta. repeat split; nra.
Qed.

(** * D3. Every balanced cycle but the origin, the minimisers and +-sqrt(2 + mu) attracts across the slice *)

Lemma weights : forall mu, -2 < mu < 2 -> 0 < (2 + mu) / 4 /\ 0 < (2 - mu) / 4 /\ (2 + mu) / 4 + (2 - mu) / 4 = 1.
Proof. intros mu range. lra. Qed.

(** If (1 - r)^2 and (1 + r)^2 have products at least 1 along an orbit, K has one above 1; r is the residual. *)
Lemma K_product_exceeds_one : forall (T : Type) (f : T -> T) (r : T -> R) mu n x,
  -2 < mu < 2 -> (0 < n)%nat -> r x <> 0 ->
  1 <= product (fun y => (1 + r y) ^ 2) f n x -> 1 <= product (fun y => (1 - r y) ^ 2) f n x ->
  1 < product (fun y => K mu (r y)) f n x.
Proof.
  intros T f r mu n x range some off plus minus. destruct (weights mu range) as [Ha [Hb one]].
  rewrite (product_same _ _ (fun y => (2 + mu) / 4 * (1 + r y) ^ 2 + (2 - mu) / 4 * (1 - r y) ^ 2))
    by (intro; apply cofactor_is_convex).
  apply (mean_exceeds_one _ f (fun y => (1 + r y) ^ 2) (fun y => (1 - r y) ^ 2)); auto using pow2_ge_0.
  intro same. apply off. lra.
Qed.

Theorem balanced_cycles_attract : forall mu x n, -2 < mu < 2 -> periodic (cubic mu) n x ->
  x <> 0 -> x ^ 2 <> mu -> x ^ 2 <> 2 + mu ->
  Rabs (product (fun y => 1 - mu + y ^ 2) (cubic mu) n x) < 1.
Proof.
  intros mu x n range cycle nonzero off_minimisers off_ellipse.
  assert (some : (0 < n)%nat) by apply cycle.
  assert (minus : product (fun y => (1 - (y ^ 2 - mu)) ^ 2) (cubic mu) n x = 1).
  { apply (product_around_cycle _ _ (fun y => y ^ 2)); [|assert (H := square_positive x nonzero); lra | exact cycle].
    intro y. unfold cubic. ring. }
  assert (cofactor : product (fun y => K mu (y ^ 2 - mu)) (cubic mu) n x = 1).
  { apply (product_around_cycle _ _ (fun y => y ^ 2 - (2 + mu))); [|lra | exact cycle].
    intro y. unfold cubic, K. ring. }
  assert (plus : product (fun y => (1 + (y ^ 2 - mu)) ^ 2) (cubic mu) n x < 1).
  { apply Rnot_le_lt. intro plus.
    assert (H := K_product_exceeds_one _ (cubic mu) (fun y => y ^ 2 - mu) mu n x range some ltac:(lra) plus ltac:(lra)).
    lra. }
  rewrite product_of_squares in plus.
  rewrite (product_same _ _ (fun y => 1 + (y ^ 2 - mu))) by (intro; ring).
  apply Rabs_def1; nra.
Qed.

(** For mu <= 0 there are no other balanced cycles than 0 and +-sqrt(2 + mu). *)
Theorem balanced_cycles_below_zero : forall mu x n, -2 < mu <= 0 -> periodic (cubic mu) n x ->
  x = 0 \/ x ^ 2 = 2 + mu.
Proof.
  intros mu x n range [some back]. destruct (Req_dec x 0) as [|nonzero]; [now left | right].
  assert (X := square_positive x nonzero).
  assert (step : forall y, cubic mu y ^ 2 - y ^ 2 = y ^ 2 * (y ^ 2 - mu) * (y ^ 2 - 2 - mu)).
  { intro y. apply bounded_interval_factor. }
  destruct (Rtotal_order (x ^ 2) (2 + mu)) as [inside | [on | outside]]; [exfalso | exact on | exfalso].
  - assert (down : forall y, y ^ 2 < 2 + mu -> cubic mu y ^ 2 <= y ^ 2).
    { intros y below. specialize (step y). assert (Y := pow2_ge_0 y).
      assert (0 <= y ^ 2 * (y ^ 2 - mu)) by (apply Rmult_le_pos; lra). nra. }
    assert (drop : cubic mu x ^ 2 < x ^ 2).
    { specialize (step x). assert (0 < x ^ 2 * (x ^ 2 - mu)) by (apply Rmult_lt_0_compat; lra). nra. }
    assert (H := iterate_drops _ (cubic mu) (fun y => y ^ 2 < 2 + mu) (fun y => y ^ 2)).
    cbv beta in H. assert (D : iterate (cubic mu) n x ^ 2 < x ^ 2); [|rewrite back in D; lra].
    apply H; auto. intros y below. specialize (down y below). lra.
  - destruct (balanced_escape mu x ltac:(lra) outside) as [grows _].
    assert (H : forall k, x ^ 2 < iterate (cubic mu) (S k) x ^ 2).
    { induction k as [|k IH]; [exact (grows O)|]. specialize (grows (S k)). lra. }
    destruct n as [|k]; [lia|]. specialize (H k). rewrite back in H. lra.
Qed.

(** * D4. No cycle of period two or more lies off the ellipse and the axes *)

Lemma P_positive : forall z, p z <> 0 -> P z <> 0.
Proof. intros z H. unfold P. assert (S := square_positive _ H). lra. Qed.

Lemma Q_positive : forall z, q z <> 0 -> Q z <> 0.
Proof. intros z H. unfold Q. assert (S := square_positive _ H). lra. Qed.

Theorem no_cycles_off_axes : forall mu z n, -2 < mu < 2 -> periodic (F mu) n z ->
  p z <> 0 -> q z <> 0 -> eps mu z <> 0 -> F mu z = z /\ fst z * snd z = mu.
Proof.
  intros mu z n range cycle Hp Hq He. assert (some : (0 < n)%nat) by apply cycle.
  assert (minus : product (fun y => (1 - w mu y) ^ 2) (F mu) n z = 1).
  { apply (product_around_cycle _ _ P); auto using P_positive. intro y. apply diagonal_coordinates. }
  assert (plus : product (fun y => (1 + w mu y) ^ 2) (F mu) n z = 1).
  { apply (product_around_cycle _ _ Q); auto using Q_positive. intro y. apply diagonal_coordinates. }
  assert (cofactor : product (fun y => K mu (w mu y)) (F mu) n z = 1).
  { apply (product_around_cycle _ _ (eps mu)); auto using ellipse_cofactor. }
  destruct (Req_dec (w mu z) 0) as [zero | off].
  - split; [now apply minimisers_are_fixed | unfold w in zero; lra].
  - assert (H := K_product_exceeds_one _ (F mu) (w mu) mu n z range some off ltac:(lra) ltac:(lra)). lra.
Qed.

Lemma opposite_slice_orbit : forall mu n x,
  iterate (F mu) n (x, - x) = (iterate (cubic (- mu)) n x, - iterate (cubic (- mu)) n x).
Proof.
  intros mu n x. induction n as [|n IH]; cbn [iterate]; [reflexivity|].
  rewrite IH. apply opposite_slice_cubic.
Qed.

(** On the axis p = 0 there are only the origin and the two-cycle Q = 2 - mu, which lies on the ellipse. *)
Theorem no_cycles_on_opposite_axis : forall mu z n, 0 <= mu < 2 -> p z = 0 -> periodic (F mu) n z ->
  z = (0, 0) \/ (Q z = 2 - mu /\ eps mu z = 0 /\ F mu (F mu z) = z).
Proof.
  intros mu [u v] n range axis [some back]. unfold p in axis. cbn in axis. replace v with (- u) in * by lra.
  rewrite opposite_slice_orbit in back. injection back as back _.
  destruct (balanced_cycles_below_zero (- mu) u n ltac:(lra) (conj some back)) as [-> | two]; [left | right].
  - f_equal. ring.
  - assert (square : Q (u, - u) = u ^ 2) by (unfold Q, q; cbn [fst snd]; field).
    assert (none : P (u, - u) = 0) by (unfold P, p; cbn [fst snd]; field).
    assert (half : cubic (- mu) u = - u) by (transitivity (u * (1 - mu - u ^ 2)); [unfold cubic | rewrite two]; ring).
    split; [lra|]. split; [unfold eps; rewrite square, none; nra|].
    rewrite !opposite_slice_cubic, half, cubic_odd, half. f_equal; ring.
Qed.

(** * D5. The Lyapunov function *)

(** The geometric mean of |1 - r| and |1 + r| with these exponents is below K. *)
Lemma powers_below_K : forall mu r, -2 < mu < 2 -> r <> 0 -> 1 - r <> 0 -> 1 + r <> 0 ->
  Rpower (Rabs (1 - r)) ((2 - mu) / 2) * Rpower (Rabs (1 + r)) ((2 + mu) / 2) < K mu r.
Proof.
  intros mu r range off minus plus. destruct (weights mu range) as [Ha [Hb one]].
  assert (mean := weighted_means_strictly _ _ _ _ Ha Hb one
    (square_positive _ plus) (square_positive _ minus) ltac:(nra)).
  rewrite <- cofactor_is_convex, !ln_square in mean by assumption.
  destruct (ellipse_cofactor_positive mu r range) as [_ positive].
  unfold Rpower. rewrite <- exp_plus, <- (exp_ln (K mu r)) by exact positive.
  apply exp_increasing. lra.
Qed.

(** Phi increases strictly in every step off the minimisers, as long as p q stays nonzero; and p q becomes 0 exactly
    where w = 1 or w = -1. *)
Theorem lyapunov_function : forall mu z, -2 < mu < 2 -> p z <> 0 -> q z <> 0 -> E mu z <> 0 ->
  E mu (F mu z) <> 0 /\
  (p (F mu z) = 0 <-> w mu z = 1) /\
  (q (F mu z) = 0 <-> w mu z = -1) /\
  (w mu z = 0 -> F mu z = z) /\
  (w mu z <> 0 -> w mu z <> 1 -> w mu z <> -1 -> Phi mu z < Phi mu (F mu z)).
Proof.
  intros mu z range Hp Hq He. destruct (diagonal_coordinates mu z) as [pstep [qstep _]].
  destruct (ellipse_normalised mu z range) as [_ Estep].
  destruct (ellipse_cofactor_positive mu (w mu z) range) as [_ positive].
  split; [rewrite Estep; apply Rmult_integral_contrapositive; lra|].
  split; [rewrite pstep; split; [intros [|]%Rmult_integral; lra | intros ->; ring]|].
  split; [rewrite qstep; split; [intros [|]%Rmult_integral; lra | intros ->; ring]|].
  split; [apply minimisers_are_fixed|]. intros off minus plus.
  assert (M := Rabs_pos_lt (1 - w mu z) ltac:(lra)). assert (N := Rabs_pos_lt (1 + w mu z) ltac:(lra)).
  assert (mean := powers_below_K mu (w mu z) range off ltac:(lra) ltac:(lra)).
  unfold Phi. rewrite Estep, pstep, qstep, !Rabs_mult, (Rabs_pos_eq (K mu (w mu z))) by lra.
  rewrite <- !Rpower_mult_distr by (first [assumption | now apply Rabs_pos_lt]).
  assert (power : forall x y, 0 < Rpower x y) by (intros; apply exp_pos).
  set (k := K mu (w mu z)) in *.
  set (a := Rpower (Rabs (p z)) _). set (b := Rpower (Rabs (q z)) _).
  set (c := Rpower (Rabs (1 - w mu z)) _) in *. set (d := Rpower (Rabs (1 + w mu z)) _) in *.
  assert (0 < a /\ 0 < b /\ 0 < c /\ 0 < d) as [A [B [C D]]] by (repeat split; apply power).
  assert (0 < Rabs (E mu z) / (a * b)).
  { apply Rdiv_lt_0_compat; [now apply Rabs_pos_lt | now apply Rmult_lt_0_compat]. }
  replace (Rabs (E mu z) * k / (a * c * (b * d))) with (Rabs (E mu z) / (a * b) * (k / (c * d))) by (field; lra).
  assert (1 < k / (c * d)).
  { apply (Rmult_lt_reg_r (c * d)); [now apply Rmult_lt_0_compat|].
    replace (k / (c * d) * (c * d)) with k by (field; lra). lra. }
  nra.
Qed.

(** * D7. Off balance the loss w^2/2 does not grow in a step exactly in a band *)

Theorem loss_does_not_grow : forall mu z, w mu (F mu z) ^ 2 <= w mu z ^ 2 <->
  w mu z = 0 \/ w mu z ^ 2 - 4 <= eps mu z <= w mu z ^ 2 - 2.
Proof.
  intros mu z. destruct (quotient_map mu z) as [-> _]. set (r := w mu z). set (e := eps mu z).
  rewrite Rpow_mult_distr. split.
  - intro small. destruct (Req_dec r 0) as [|off]; [now left | right].
    assert (H := square_positive r off). assert ((r ^ 2 - 3 - e) ^ 2 <= 1) by nra. split; nra.
  - intros [-> | band]; [lra|]. assert ((r ^ 2 - 3 - e) ^ 2 <= 1 ^ 2) by (apply square_below; lra).
    assert (H' := pow2_ge_0 r). nra.
Qed.
